-- What became of every judged turn: a label row, or the reason why not?
--
-- Not mature: its label is not settled yet, which does not make it negative. Without a reaction
-- there is nothing to estimate with; where the user had reacted before the reply was complete, or
-- the label was known by the cutoff, there is nothing left to ask.
create or replace temp table label_candidates as
with
  settled as (
    select
      turn_no,
      min(known_at) as first_known_at,
      max(known_at) filter (known_at <= make_timestamp(${as_of})) as known_at
    from label_versions
    group by turn_no
  )
select
  s.*,
  v.positive,
  ${cutoff} as cutoff,
  case
    when v.known_at is null then 'not-mature'
    when s.session_no is null then 'without-session'
    when ${cutoff} is null then 'without-reaction'
    when ${overtaken} then 'reacted-before-reply'
    when first_known_at <= ${cutoff} then 'already-known'
    else 'kept'
  end as fate
from settled
join session_turns s using (turn_no)
left join label_versions v on v.turn_no = settled.turn_no and v.known_at = settled.known_at
where s.event_time >= make_timestamp(${from})
