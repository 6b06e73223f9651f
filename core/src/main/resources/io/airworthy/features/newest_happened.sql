-- When did the newest row happen, visible or not, for the labels that did not get it?
create or replace temp table overtaken as
with
  newest as (
    select l.id, f.happened
    from (select *, epoch_us(cutoff) as cutoff_us from ${labels}) l
    asof join (select *, ${happened} as happened from ${rows}) f
      on ${same_keys} and l.cutoff_us >= f.happened
  )
select n.id, n.happened, w.id is not null as has_winner
from newest n
left join winners w using (id)
where w.id is null or w.happened < n.happened
