-- Which one of several rows that happened at the same instant is the newest, by a total order?
create or replace temp table winners as
select *
from winners
qualify row_number() over (
  partition by id
  order by event_time desc, available_at desc, sequence desc, ${columns}
) = 1
