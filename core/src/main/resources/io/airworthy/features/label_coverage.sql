-- How many judged turns met each fate?
select
  count(*) filter (fate = 'kept') as kept,
  count(*) filter (fate = 'not-mature') as "not-mature",
  count(*) filter (fate = 'without-session') as "without-session",
  count(*) filter (fate = 'without-reaction') as "without-reaction",
  count(*) filter (fate = 'reacted-before-reply') as "reacted-before-reply",
  count(*) filter (fate = 'already-known') as "already-known",
  (select count(*) from judgements where turn_no is null) as unmatched_judgements,
  (select count(*) from session_turns where session_no is null) as turns_without_session
from label_candidates
