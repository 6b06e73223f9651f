-- Users by tenant and day as an analyst writes it: distinct users of a day, means over rows, and the
-- distinct users of seven calendar days by joining each day with the days before it.
with
  active as (
    select distinct tenant_id, cast(event_time as date) - date '1970-01-01' as day, user_id
    from read_parquet('${file}')
    where event_name = ?
  ),
  daily as (
    select tenant_id, day, count(distinct user_id) as dau
    from active
    group by tenant_id, day
  ),
  weekly as (
    select d.tenant_id, d.day, count(distinct a.user_id) as wau_7d
    from daily d
    join active a on a.tenant_id = d.tenant_id and a.day between d.day - 6 and d.day
    group by d.tenant_id, d.day
  )
select
  tenant_id,
  cast(day as int) as day,
  dau,
  avg(dau) over (
    partition by tenant_id order by day rows between 6 preceding and current row) as avg_7d,
  avg(dau) over (
    partition by tenant_id order by day rows between 13 preceding and 7 preceding) as prev_avg_7d,
  wau_7d
from daily
join weekly using (tenant_id, day)
order by tenant_id, day
