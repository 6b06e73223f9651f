-- The rows of a CSV file with a header; types are settled by every row, not by a sample.
CREATE TEMP TABLE input AS
SELECT * FROM read_csv('${file}', header = true, sample_size = -1, null_padding = false, compression = '${compression}')
