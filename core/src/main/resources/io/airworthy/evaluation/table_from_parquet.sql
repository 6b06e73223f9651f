-- The rows of a Parquet file.
CREATE TEMP TABLE input AS
SELECT * FROM read_parquet('${file}')
