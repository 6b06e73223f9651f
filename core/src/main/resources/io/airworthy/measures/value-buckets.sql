-- The rows of each of 65,536 buckets that a value's hash sorts it into, the heaviest first.
create or replace temp table buckets as
select *, row_number() over (order by rows_in_it desc, bucket) as place
from (
  select cast(hash(${column}) & 65535 as integer) as bucket, count(*) as rows_in_it
  from sketched_values
  where ${column} is not null
  group by all
)
