-- The last day of the calendar, and the events that lie after it. A day after today is a clock that
-- was wrong, unless all days are.
with calendar as (
  select coalesce(max(event_time) filter (where event_time <= ?), max(event_time)) as last
  from tenant_events
)
select
  last,
  count(*) filter (where event_time > last) as ahead,
  count(distinct (tenant_id, user_id)) filter (where event_time > last) as users,
  max(event_time) filter (where event_time > last) as latest
from calendar
left join tenant_events on true
group by last
