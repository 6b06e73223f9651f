-- What had happened in the session by the time each of its turns could be known?
--
-- Turns are taken in the order in which they became known, so a late turn changes only the states
-- from its arrival on. Sums are of whole millionths: exact, whatever the order of adding.
select
  session_no,
  turn_no as sequence,
  max(end_time) over known as event_time,
  available_at,
  epoch_us(max(end_time) over known) - epoch_us(min(event_time) over known) as elapsed_us,
  count(*) over known as turns,
  count(error_type) over known as errors,
  count_if(reply_refusal) over known as refusals,
  count(reply_refusal) over known as replies,
  count_if(message_question) over known as questions,
  count(message_question) over known as messages,
  count_if(reply_question) over known as counter_questions,
  sum(message_chars) over known as message_chars,
  sum(reply_chars) over known as reply_chars,
  min(message_sentiment) over known as lowest_sentiment,
  sum(round(message_sentiment * 1e6)::bigint) over known as sentiment_millionths,
  max(message_frustration) over known as highest_frustration,
  sum(round(message_frustration * 1e6)::bigint) over known as frustration_millionths,
  max(message_rephrase_similarity) over known as highest_rephrase_similarity,
  sum(round(message_rephrase_similarity * 1e6)::bigint) over known as rephrase_millionths,
  count(message_rephrase_similarity) over known as rephrasable,
  max(predicted_dissatisfaction) over known as highest_predicted,
  max(estimated_dissatisfaction) over known as highest_estimated,
  sum(epoch_us(end_time) - epoch_us(event_time)) over known as latency_us
from session_turns
where session_no is not null
window known as (
  partition by session_no
  order by available_at, turn_no
  rows between unbounded preceding and current row
)
