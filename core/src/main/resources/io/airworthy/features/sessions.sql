-- Which session does each turn belong to, at which place, and when did the user react?
--
-- A session is a conversation, or the turns of one user of one tenant with less than 30 minutes of
-- silence between them where no conversation is named. Every number that ends in _no is the turn_no
-- of the first turn of its group: a synthetic id that cannot collide. Turns of no session keep a
-- null session_no. A turn called by another turn of its trace is no turn of the user's. What text
-- heads said counts only in sessions that began after all they may have learned from.
create or replace temp table session_turns as
with
  turn_row as (
    select *
    from turns
    where operation in ('chat', 'generate_content', 'text_completion', 'invoke_agent')
      and available_at <= make_timestamp(${as_of})
  ),
  top as (
    select t.*
    from turn_row t
    anti join turn_row p
      on p.trace_id = t.trace_id and p.span_id = t.parent_span_id and p.span_id <> t.span_id
  ),
  numbered as (
    select row_number() over (order by event_time, available_at, trace_id, span_id) as turn_no, *
    from top
  ),
  opened as (
    select
      turn_no,
      tenant_id,
      user_id,
      coalesce(event_time >= max(end_time) over earlier + interval 30 minutes, true) as opens
    from numbered
    where conversation_id is null and user_id is not null
    window earlier as (
      partition by tenant_id, user_id
      order by turn_no
      rows between unbounded preceding and 1 preceding
    )
  ),
  spell as (
    select
      turn_no,
      tenant_id,
      user_id,
      sum(opens::int) over (partition by tenant_id, user_id order by turn_no) as spell
    from opened
  ),
  member as (
    select turn_no, min(turn_no) over (partition by tenant_id, conversation_id) as session_no
    from numbered
    where conversation_id is not null
    union all
    select turn_no, min(turn_no) over (partition by tenant_id, user_id, spell)
    from spell
  ),
  timed as (
    select
      turn_no,
      session_no,
      row_number() over in_session as position,
      lead(event_time) over in_session as reaction_time,
      min(event_time) over (partition by session_no) as begun
    from member
    join numbered using (turn_no)
    window in_session as (partition by session_no order by turn_no)
  ),
  user_first as (
    select tenant_id, user_id, min(turn_no) as user_no, min(event_time) as user_since
    from numbered
    where user_id is not null
    group by all
  ),
  tenant_first as (
    select tenant_id, min(turn_no) as tenant_no from numbered group by all
  ),
  template_first as (
    select template_hash, min(turn_no) as template_no
    from numbered
    where template_hash is not null
    group by all
  )
select
  n.turn_no,
  m.session_no,
  u.user_no,
  t.tenant_no,
  p.template_no,
  m.position,
  m.reaction_time,
  u.user_since,
  n.* exclude (turn_no) replace (
    case when m.begun > n.heads_trained_until then n.intent end as intent,
    case when m.begun > n.heads_trained_until then n.intent_confidence end as intent_confidence,
    case when m.begun > n.heads_trained_until
      then n.predicted_dissatisfaction end as predicted_dissatisfaction,
    case when m.begun > n.heads_trained_until
      then n.estimated_dissatisfaction end as estimated_dissatisfaction
  )
from numbered n
left join timed m on m.turn_no = n.turn_no
left join user_first u on u.tenant_id = n.tenant_id and u.user_id = n.user_id
join tenant_first t on t.tenant_id = n.tenant_id
left join template_first p on p.template_hash = n.template_hash
order by n.turn_no
