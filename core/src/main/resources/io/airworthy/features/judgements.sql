-- Which turn does each judgement name, by its span or else by a response that only one turn gave?
--
-- A judgement that names no known turn, or an ambiguous response, keeps a null turn_no.
create or replace temp table judgements as
with
  response as (
    select tenant_id, response_id, min(turn_no) as turn_no
    from session_turns
    where response_id is not null
    group by all
    having count(*) = 1
  ),
  opinion as (
    select *, (${verdict})::double as verdict
    from feedback
    where name = '${evaluation}' and available_at <= make_timestamp(${as_of})
  )
select
  coalesce(s.turn_no, r.turn_no) as turn_no,
  o.verdict,
  o.event_time,
  o.available_at
from opinion o
left join session_turns s
  on s.trace_id = o.trace_id and s.span_id = o.span_id and s.tenant_id = o.tenant_id
left join response r
  on s.turn_no is null and r.tenant_id = o.tenant_id and r.response_id = o.response_id
where o.verdict is not null
