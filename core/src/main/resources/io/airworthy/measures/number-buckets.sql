-- Numbers in buckets of sign and magnitude, each bucket's greatest at most 1.0199 times its least.
select cast(sign(${column}) as integer) as side,
  case when ${column} = 0 then 0 else cast(ceil(ln(abs(${column})) / ln(1.0199)) as integer) end as magnitude,
  min(${column}) as least, max(${column}) as greatest, count(*) as rows_in_it
from sketched_numbers
where ${column} is not null
group by all
order by least
