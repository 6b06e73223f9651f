-- Users numbered from 0, in no order: only who is whom matters.
create or replace temp table users as
select user_id, cast(row_number() over () - 1 as integer) as user_number
from (select distinct user_id from events)
