-- When did the newest row of each label's key happen, visible by its cutoff or not?
--
-- The instant is the same whichever of several tied rows the engine picks.
create or replace temp table newest_happened as
select l.id, l.cutoff_us, ${label_keys}, f.happened
from (select *, epoch_us(cutoff) as cutoff_us from ${labels}) l
asof join (select *, ${happened} as happened from ${rows}) f
  on ${same_keys} and l.cutoff_us >= f.happened
