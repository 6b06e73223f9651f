-- The first line of a text file, as it stands.
SELECT line
FROM read_csv(
  '${file}',
  columns = {'line': 'VARCHAR'},
  auto_detect = false,
  header = false,
  delim = '\1',
  quote = '',
  escape = '',
  comment = '',
  strict_mode = false,
  compression = '${compression}')
LIMIT 1
