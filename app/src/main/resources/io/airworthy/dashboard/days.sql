-- What each UTC day was like: traffic, users of the day and of the 7 and 30 days that end with it,
-- satisfaction, handoffs, refusals, errors and latency. Days without traffic are rows of zeros; days
-- after the calendar's last are left out.
--
-- Beside each figure x stands x_behind: the distinct known users that it is about, for a share those
-- it is a share of. Where there is nothing to count it is about the users of the day, and on a day
-- without turns about those of the 7 days that end with it: beside a few users it would tell on
-- which days they did not come.
with
  turn_day as (
    select
      event_time::date as day,
      count(*) as turns,
      count(*) filter (where position = 1) as sessions,
      count(distinct user_no) as users,
      count(distinct user_no) filter (where position = 1) as starters,
      avg(reply_refusal::int) as refusal_rate,
      count(distinct user_no) filter (where reply_refusal is not null) as answered,
      avg((error_type is not null)::int) as error_rate,
      avg((message_frustration > 0.5)::int) as frustration_rate,
      count(distinct user_no) filter (where message_frustration is not null) as heard,
      quantile_cont(epoch_us(end_time) - epoch_us(event_time), 0.5) / 1000 as latency_p50_millis,
      quantile_cont(epoch_us(end_time) - epoch_us(event_time), 0.95) / 1000 as latency_p95_millis
    from session_turns
    group by all
  ),
  calendar as (
    select unnest(range(min(day), date '${last}' + interval 1 day, interval 1 day))::date as day
    from turn_day
  ),
  active as (
    select distinct user_no, event_time::date as day from session_turns where user_no is not null
  ),
  -- A user counts for some days from each active day, but only until the next one counts again.
  spell as (
    select
      day,
      least(day + 7, lead(day, 1, day + 7) over next_day) as until_7,
      least(day + 30, lead(day, 1, day + 30) over next_day) as until_30
    from active
    window next_day as (partition by user_no order by day)
  ),
  moved as (
    select day, count(*) as in_7, count(*) as in_30 from spell group by all
    union all
    select until_7, -count(*), 0 from spell group by all
    union all
    select until_30, 0, -count(*) from spell group by all
  ),
  rolling as (
    select
      day,
      sum(sum(in_7)) over (order by day) as users_7d,
      sum(sum(in_30)) over (order by day) as users_30d
    from moved
    group by day
  ),
  figure as (
    select
      c.day,
      coalesce(t.turns, 0) as turns,
      coalesce(t.sessions, 0) as sessions,
      coalesce(t.users, 0) as users,
      r.users_7d,
      r.users_30d,
      j.satisfaction_rate,
      j.dissatisfaction_rate,
      t.frustration_rate,
      coalesce(j.handoffs, 0) / nullif(t.sessions, 0) as handoff_rate,
      t.refusal_rate,
      t.error_rate,
      t.latency_p50_millis,
      t.latency_p95_millis,
      coalesce(t.users, r.users_7d) as around,
      coalesce(t.starters, 0) as starters,
      coalesce(t.answered, 0) as answered,
      coalesce(t.heard, 0) as heard,
      coalesce(j.raters, 0) as raters
    from calendar c
    left join turn_day t using (day)
    left join judged_day j using (day)
    asof left join rolling r on r.day <= c.day
  )
select
  day,
  turns, around as turns_behind,
  sessions, if(sessions > 0, starters, around) as sessions_behind,
  users, around as users_behind,
  users_7d, users_7d as users_7d_behind,
  users_30d, users_30d as users_30d_behind,
  satisfaction_rate, if(satisfaction_rate is null, around, raters) as satisfaction_rate_behind,
  dissatisfaction_rate,
  if(dissatisfaction_rate is null, around, raters) as dissatisfaction_rate_behind,
  frustration_rate, if(frustration_rate is null, around, heard) as frustration_rate_behind,
  handoff_rate, if(handoff_rate is null, around, starters) as handoff_rate_behind,
  refusal_rate, if(refusal_rate is null, around, answered) as refusal_rate_behind,
  error_rate, around as error_rate_behind,
  latency_p50_millis, around as latency_p50_millis_behind,
  latency_p95_millis, around as latency_p95_millis_behind
from figure
order by day
