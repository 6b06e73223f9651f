-- Which turn does each judgement name, by its span or else by a response that only one turn gave?
--
-- A judgement that names no known turn, or an ambiguous response, keeps a null turn_no.
create or replace temp view judged_turns as
with
  response as (
    select tenant_id, response_id, min(turn_no) as turn_no
    from session_turns
    where response_id is not null
    group by all
    having count(*) = 1
  )
select f.*, coalesce(s.turn_no, r.turn_no) as turn_no
from feedback f
left join session_turns s
  on s.trace_id = f.trace_id and s.span_id = f.span_id and s.tenant_id = f.tenant_id
left join response r
  on s.turn_no is null and r.tenant_id = f.tenant_id and r.response_id = f.response_id
