-- Which of the rows that happened at the instants found were visible? Nothing is newer than they.
create or replace temp table winners as
select l.id, f.*
from newest_happened l
join (select *, ${happened} as happened, ${visible} as visible from ${rows}) f
  on ${same_keys} and f.happened = l.happened and f.visible <= l.cutoff_us
