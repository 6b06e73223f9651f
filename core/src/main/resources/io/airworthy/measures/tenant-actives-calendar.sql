-- Users by tenant and day, windows over every day from the tenant's first eligible event to the
-- last day of the calendar, which any event may set. What lies after it is left out.
with eligible as materialized (
  select distinct tenant_id, event_time as day, user_id
  from tenant_events
  where event_name = ? and event_time <= ${last}
),
daily as (
  select tenant_id, day, count(*) as dau
  from eligible
  group by all
),
calendar as (
  select tenant_id,
    cast(unnest(range(min(day), ${last} + 1)) as integer) as day
  from daily
  group by tenant_id
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
filled as (
  select tenant_id, day, coalesce(dau, 0) as dau, coalesce(change, 0) as change
  from calendar
  left join daily using (tenant_id, day)
  left join changes using (tenant_id, day)
)
select tenant_id, day, dau,
  avg(dau) over (
    partition by tenant_id order by day rows between 6 preceding and current row) as avg_7d,
  avg(dau) over (
    partition by tenant_id order by day rows between 13 preceding and 7 preceding) as prev_avg_7d,
  cast(sum(change) over (partition by tenant_id order by day) as bigint) as wau_7d
from filled
order by tenant_id, day
