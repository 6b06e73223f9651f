-- Each event's day and user number, in no order: the answer is the same for any.
select events.%s, users.user_number
from events
join users using (user_id)
