-- How many rows are dated after a day, and which day the latest of them has. Their clock was wrong, or
-- they are made up.
select count(*) as ahead, cast(max(event_time)::date as varchar) as latest
from (
  ${sources}
)
where event_time >= timestamp '${tomorrow} 00:00:00'
