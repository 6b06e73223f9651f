-- How many cells of a column of texts hold anything, a number, and a time.
SELECT
  count(${column}),
  count(CASE WHEN NOT contains(${column}, '_') THEN try_cast(${column} AS DOUBLE) END),
  count(CASE WHEN ${column}[1] BETWEEN '0' AND '9' THEN try_cast(${column} AS TIMESTAMPTZ) END)
FROM input
