-- The rows of a file of JSON objects; types are settled by every row, not by a sample.
CREATE TEMP TABLE input AS
SELECT * FROM read_json('${file}', sample_size = -1, records = true, compression = '${compression}')
