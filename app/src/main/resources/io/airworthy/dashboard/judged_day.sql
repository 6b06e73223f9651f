-- How each UTC day's judgements were, and how many known users rated. It is a table of its own: in
-- one query with the rest of a day its joins would need their memory beside that of all others.
create or replace temp table judged_day as
with
  -- A judgement is its user's, or else the judged turn's.
  judgement as (
    select
      j.event_time::date as day,
      j.name,
      j.label,
      j.score,
      j.tenant_id,
      coalesce(j.user_id, t.user_id) as user_id
    from judged_turns j
    left join session_turns t on t.turn_no = j.turn_no
  ),
  -- By user first: a distinct count of tenant and user took more memory than a server's engine has.
  judged_user_day as (
    select
      day,
      user_id is not null as known,
      count(score) filter (where name = 'satisfaction') as rated,
      count(*) filter (where name = 'satisfaction' and score >= 3) as satisfied,
      count(*) filter (where name = 'handoff' and (label = 'handoff' or score = 1)) as handoffs
    from judgement
    group by day, tenant_id, user_id
  )
select
  day,
  sum(satisfied) / nullif(sum(rated), 0) as satisfaction_rate,
  sum(rated - satisfied) / nullif(sum(rated), 0) as dissatisfaction_rate,
  count(*) filter (where known and rated > 0) as raters,
  sum(handoffs) as handoffs
from judged_user_day
group by all
