-- The last day to draw, and the turns that lie after it. A day after today is a clock that was wrong,
-- unless all days are.
with calendar as (
  select coalesce(
    max(event_time::date) filter (where event_time::date <= date '${today}'),
    max(event_time::date)
  ) as last
  from session_turns
)
select
  last,
  count(*) filter (where event_time::date > last) as turns,
  count(distinct user_no) filter (where event_time::date > last) as users,
  max(event_time::date) filter (where event_time::date > last) as latest
from session_turns, calendar
group by last
