-- Numbers in buckets of sign and magnitude, each bucket's greatest at most 1.0199 times its least.
select cast(sign(%1$s) as integer) as side,
  case when %1$s = 0 then 0 else cast(ceil(ln(abs(%1$s)) / ln(1.0199)) as integer) end as magnitude,
  min(%1$s) as least, max(%1$s) as greatest, count(*) as rows_in_it
from sketched_numbers
where %1$s is not null
group by all
order by least
