-- What did each turn answer, and how did it run?
--
-- The previous reply counts only when it was known no later than this one.
select
  session_no,
  turn_no as sequence,
  end_time as event_time,
  available_at,
  epoch_us(end_time) - epoch_us(event_time) as latency_us,
  message_chars,
  message_language,
  reply_chars,
  reply_words,
  reply_question,
  reply_language,
  reply_sentiment,
  reply_refusal,
  reply_personal_data,
  predicted_dissatisfaction,
  error_type,
  finish_reason,
  input_tokens,
  output_tokens,
  time_to_first_chunk_millis,
  case
    when lag(end_time) over in_session <= end_time
      and lag(available_at) over in_session <= available_at
    then lag(reply_chars) over in_session
  end as previous_reply_chars
from session_turns
where session_no is not null
window in_session as (partition by session_no order by turn_no)
