-- Which tenants were known by the end of a window of days, and how many users had each?
select
  tenant_id,
  count(distinct user_id) filter (where event_time between ? and ?) as in_window,
  count(distinct user_id) filter (where event_time between ? and ?) as in_week,
  count(distinct user_id) as ever
from tenant_events
group by tenant_id
having min(event_time) <= ?
order by tenant_id
