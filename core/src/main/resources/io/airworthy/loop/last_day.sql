-- The last UTC day that the lake has turns of, or of which a change upstream let none be kept.
select cast(max(day) as varchar)
from (
  select max(event_time)::date as day
  from turns
  union all
  select max(first_seen)::date
  from quarantine
  where signal = 'traces' and reason in ('retyped', 'missing') and exists (select 1 from turns)
)
