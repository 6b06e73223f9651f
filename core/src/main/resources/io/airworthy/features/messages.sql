-- What was said and known when each message arrived?
--
-- The previous turn counts only as far as it was complete and known by then.
select
  session_no,
  turn_no as sequence,
  event_time,
  available_at,
  position,
  user_since,
  message_chars,
  message_words,
  message_question,
  message_sentiment,
  message_frustration,
  message_rephrase_similarity,
  message_personal_data,
  intent_confidence,
  estimated_dissatisfaction,
  lag(message_chars) over in_session as previous_message_chars,
  case
    when lag(end_time) over in_session <= event_time
      and lag(available_at) over in_session <= event_time
    then lag(end_time) over in_session
  end as previous_end_time
from session_turns
where session_no is not null
window in_session as (partition by session_no order by turn_no)
