-- The 256 heaviest buckets, split into 4,096 cells each by further bits of the hash. A cell whose
-- least value is its greatest holds that value alone, so its count is exact.
select min(%1$s) as least, max(%1$s) as greatest, count(*) as rows_in_it
from sketched_values
where %1$s is not null
  and cast(hash(%1$s) & 65535 as integer) in (select bucket from buckets where place <= 256)
group by cast(hash(%1$s) & 65535 as integer), cast((hash(%1$s) >> 16) & 4095 as integer)
order by rows_in_it desc, least
