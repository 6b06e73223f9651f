-- The rows of the heaviest bucket that was not split; 0 when all were.
select coalesce(max(rows_in_it), 0)
from buckets
where place > 256
