-- The rows of a CSV file with a header, every cell as text; the dialect is told, never guessed.
CREATE TEMP TABLE input AS
SELECT *
FROM read_csv(
  '${file}',
  columns = {${columns}},
  auto_detect = false,
  header = true,
  delim = '${delimiter}',
  quote = '"',
  escape = '"',
  comment = '',
  strict_mode = true,
  null_padding = false,
  compression = '${compression}')
