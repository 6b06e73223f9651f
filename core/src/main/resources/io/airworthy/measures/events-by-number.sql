-- Each event's day and user number in one number, the day in its upper half, in no order: the answer
-- is the same for any, and one number is read faster than two.
select (events.${column}::bigint << 32) | users.user_number
from events
join users using (user_id)
