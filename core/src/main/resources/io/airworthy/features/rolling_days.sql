-- What had happened in the ${days} days before each UTC midnight, as far as it was known then?
--
-- Each turn, and each version of its label, is added at the first midnight that knows it and taken
-- away at the first midnight whose window it has left; running sums of whole numbers give every
-- midnight's totals exactly. Only midnights at which something changes have a row.
with
  turn_span as (
    select
      ${key},
      event_time::date as day,
      greatest(event_time::date, (available_at - interval 1 microsecond)::date) + 1 as entered,
      event_time::date + ${days} + 1 as left_at,
      turn_no,
      *  exclude (${key}, turn_no)
    from session_turns
    where ${key} is not null
  ),
  label_span as (
    select
      t.${key},
      greatest(t.entered, (v.known_at - interval 1 microsecond)::date + 1) as entered,
      least(
        t.left_at,
        lead((v.known_at - interval 1 microsecond)::date + 1) over (
          partition by v.turn_no order by v.known_at
        )
      ) as left_at,
      v.positive
    from label_versions v
    join turn_span t using (turn_no)
  ),
  contribution as (
    select
      ${key},
      entered,
      left_at,
      1 as turns,
      (error_type is not null)::int as errors,
      coalesce(reply_refusal, false)::int as refusals,
      (reply_refusal is not null)::int as replies,
      coalesce(round(message_frustration * 1e6)::bigint, 0) as frustration_millionths,
      coalesce(round(message_sentiment * 1e6)::bigint, 0) as sentiment_millionths,
      (message_sentiment is not null)::int as messages,
      epoch_us(end_time) - epoch_us(event_time) as latency_us,
      0 as labels,
      0 as positives
    from turn_span
    where entered < left_at
    union all
    select ${key}, entered, left_at, 0, 0, 0, 0, 0, 0, 0, 0, 1, positive
    from label_span
    where entered < left_at
  ),
  change as (
    select ${key}, entered as midnight, 1 as sign, * exclude (${key}, entered, left_at)
    from contribution
    union all
    select ${key}, left_at, -1, * exclude (${key}, entered, left_at)
    from contribution
  ),
  daily as (
    select
      ${key},
      midnight,
      sum(sign * turns) as turns,
      sum(sign * errors) as errors,
      sum(sign * refusals) as refusals,
      sum(sign * replies) as replies,
      sum(sign * frustration_millionths) as frustration_millionths,
      sum(sign * sentiment_millionths) as sentiment_millionths,
      sum(sign * messages) as messages,
      sum(sign * latency_us) as latency_us,
      sum(sign * labels) as labels,
      sum(sign * positives) as positives
    from change
    group by all
  )
select
  ${key},
  0 as sequence,
  midnight::timestamp as event_time,
  midnight::timestamp as available_at,
  sum(turns) over known as turns,
  sum(errors) over known as errors,
  sum(refusals) over known as refusals,
  sum(replies) over known as replies,
  sum(frustration_millionths) over known as frustration_millionths,
  sum(sentiment_millionths) over known as sentiment_millionths,
  sum(messages) over known as messages,
  sum(latency_us) over known as latency_us,
  sum(labels) over known as labels,
  sum(positives) over known as positives
from daily
window known as (partition by ${key} order by midnight)
