-- Which session does each turn belong to, at which place, and when did the user react?
--
-- A session is a conversation, or the turns of one user of one tenant with less than 30 minutes of
-- silence between them where no conversation is named. Every number that ends in _no is the turn_no
-- of the first turn of its group: a synthetic id that cannot collide. Turns of no session keep a
-- null session_no. A turn called by another turn of its trace is no turn of the user's. What text
-- heads said counts only in sessions that began after all they may have learned from.
create or replace temp table session_turns as
with
  -- Ids are read as numbers, which take half the room when rows are sorted and joined.
  turn_row as not materialized (
    select
      trace_id::uuid as trace,
      ('0x' || span_id)::ubigint as span,
      nullif(('0x' || parent_span_id)::ubigint, span) as parent,
      tenant_id,
      user_id::uuid as user_id,
      conversation_id::uuid as conversation_id,
      template_hash,
      event_time,
      end_time,
      available_at
    from turns
    where operation in ('chat', 'generate_content', 'text_completion', 'invoke_agent')
      and available_at <= make_timestamp(${as_of})
  ),
  -- Turns that name a parent, and such parents, are fewer to hold than all that a parent may be.
  called as (
    select trace, parent from turn_row where parent is not null
  ),
  caller as (
    select t.trace, t.span
    from turn_row t
    semi join called c on c.trace = t.trace and c.parent = t.span
  ),
  top as (
    select t.*
    from turn_row t
    anti join caller c on c.trace = t.trace and c.span = t.parent
  ),
  numbered as materialized (
    select row_number() over (order by event_time, available_at, trace, span) as turn_no, *
    from top
  ),
  conversation_first as (
    select tenant_id, conversation_id, min(turn_no) as conversation_no
    from numbered
    where conversation_id is not null
    group by all
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
  ),
  -- From here on groups are told apart by their numbers: text is compared no more.
  keyed as materialized (
    select
      n.turn_no,
      n.trace,
      n.span,
      n.event_time,
      n.end_time,
      c.conversation_no,
      u.user_no,
      u.user_since,
      t.tenant_no,
      p.template_no
    from numbered n
    join tenant_first t on t.tenant_id = n.tenant_id
    left join user_first u on u.tenant_id = n.tenant_id and u.user_id = n.user_id
    left join conversation_first c
      on c.tenant_id = n.tenant_id and c.conversation_id = n.conversation_id
    left join template_first p on p.template_hash = n.template_hash
  ),
  opened as (
    select
      turn_no,
      event_time,
      user_no,
      coalesce(event_time >= max(end_time) over earlier + interval 30 minutes, true) as opens
    from keyed
    where conversation_no is null and user_no is not null
    window earlier as (
      partition by user_no order by turn_no rows between unbounded preceding and 1 preceding
    )
  ),
  spell as (
    select
      turn_no,
      event_time,
      user_no,
      sum(opens::int) over (partition by user_no order by turn_no) as spell
    from opened
  ),
  member as (
    select turn_no, event_time, conversation_no as session_no
    from keyed
    where conversation_no is not null
    union all
    select turn_no, event_time, min(turn_no) over (partition by user_no, spell)
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
    window in_session as (partition by session_no order by turn_no)
  ),
  placed as (
    select
      k.turn_no,
      m.session_no,
      k.user_no,
      k.tenant_no,
      k.template_no,
      m.position,
      m.reaction_time,
      k.user_since,
      t.* replace (
        case when m.begun > t.heads_trained_until then t.intent end as intent,
        case when m.begun > t.heads_trained_until then t.intent_confidence end as intent_confidence,
        case when m.begun > t.heads_trained_until
          then t.predicted_dissatisfaction end as predicted_dissatisfaction,
        case when m.begun > t.heads_trained_until
          then t.estimated_dissatisfaction end as estimated_dissatisfaction
      )
    from keyed k
    join turns t
      on t.trace_id::uuid = k.trace and ('0x' || t.span_id)::ubigint = k.span
        and t.event_time = k.event_time
    left join timed m on m.turn_no = k.turn_no
  )
select ${columns}
from placed
order by turn_no
