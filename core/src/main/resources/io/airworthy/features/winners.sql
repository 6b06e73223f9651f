-- Which rows became visible at the instants found?
create or replace temp table winners as
select m.id, f.*
from newest_visible m
join (select *, ${happened} as happened, ${visible} as visible from ${rows}) f
  on ${m_same_keys} and f.visible = m.visible
