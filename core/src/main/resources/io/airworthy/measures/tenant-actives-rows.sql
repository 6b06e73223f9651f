-- Users by tenant and day, windows over the days that have an eligible event.
with eligible as materialized (
  select distinct tenant_id, event_time as day, user_id
  from tenant_events
  where event_name = ?
),
daily as (
  select tenant_id, day, count(*) as dau
  from eligible
  group by all
),
-- A user counts for 7 days from each active day, but only until their next one counts again.
spells as (
  select tenant_id, day,
    least(day + 7, lead(day, 1, day + 7) over (partition by tenant_id, user_id order by day))
      as until
  from eligible
),
changes as (
  select tenant_id, day, sum(change) as change
  from (
    select tenant_id, day, dau as change from daily
    union all
    select tenant_id, until, -count(*) from spells group by all
  )
  group by all
),
weekly as (
  select tenant_id, day, sum(change) over (partition by tenant_id order by day) as wau_7d
  from changes
)
select tenant_id, day, dau,
  avg(dau) over (
    partition by tenant_id order by day rows between 6 preceding and current row) as avg_7d,
  avg(dau) over (
    partition by tenant_id order by day rows between 13 preceding and 7 preceding) as prev_avg_7d,
  cast(wau_7d as bigint) as wau_7d
from daily
join weekly using (tenant_id, day)
order by tenant_id, day
