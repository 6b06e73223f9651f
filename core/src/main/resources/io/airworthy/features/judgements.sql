-- What the judgements of one evaluation say that were available by an instant, of which turn.
create or replace temp table judgements as
select turn_no, verdict, event_time, available_at
from (
  select *, (${verdict})::double as verdict
  from judged_turns
  where name = '${evaluation}' and available_at <= make_timestamp(${as_of})
)
where verdict is not null
