-- What was each judged turn's label, from which instant on?
--
-- A version begins when the label is mature or when a later judgement arrives, and counts every
-- judgement that had arrived by then. The last version that began before an instant is the label as
-- it was known at that instant; a turn without one has no label yet, which is not a negative one.
create or replace temp table label_versions as
with
  version as (
    select distinct
      j.turn_no,
      greatest(
        j.available_at,
        s.available_at,
        s.event_time + to_microseconds(${maturity_us})
      ) as known_at
    from judgements j
    join session_turns s using (turn_no)
  ),
  tally as (
    select
      v.turn_no,
      v.known_at,
      j.verdict,
      count(*) as votes,
      min(j.event_time) as first_vote
    from version v
    join judgements j on j.turn_no = v.turn_no and j.available_at <= v.known_at
    group by all
  )
select
  turn_no,
  known_at,
  (${positive})::int as positive
from tally
qualify row_number() over (partition by turn_no, known_at order by ${preference}, verdict) = 1
