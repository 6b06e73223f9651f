-- The last UTC day that the lake has turns of, or of which a change upstream let none be kept. A day
-- after today is a clock that was wrong in a recording, unless all days are.
with seen as (
  select event_time::date as day
  from turns
  union all
  select first_seen::date
  from quarantine
  where signal = 'traces' and reason in ('retyped', 'missing') and exists (select 1 from turns)
)
select cast(coalesce(max(day) filter (where day <= date '${today}'), max(day)) as varchar)
from seen
