-- What was changed around the assistant; arms of flights are left out, for they concern one person.
select event_time::date as day, kind, subject, value
from changes
where kind <> 'flight'
order by event_time, kind, subject, value
