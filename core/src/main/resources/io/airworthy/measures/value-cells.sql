-- The 256 heaviest buckets, split into 4,096 cells each by further bits of the hash. A cell whose
-- least value is its greatest holds that value alone, so its count is exact.
select min(${column}) as least, max(${column}) as greatest, count(*) as rows_in_it
from sketched_values
where ${column} is not null
  and cast(hash(${column}) & 65535 as integer) in (select bucket from buckets where place <= 256)
group by cast(hash(${column}) & 65535 as integer), cast((hash(${column}) >> 16) & 4095 as integer)
order by rows_in_it desc, least
