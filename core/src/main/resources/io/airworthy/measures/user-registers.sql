-- Of each day and each of 4,096 registers: the smallest hash of its users, and the events.
select day, register, min(remainder) as least, count(*) as events
from (
  select ${column} as day, cast(hash(user_id) & 4095 as integer) as register,
    cast(hash(user_id) >> 12 as bigint) as remainder
  from sketched_events
)
group by all
order by day, register
