-- Which is the latest instant, up to each label's cutoff, at which a row of its key became visible?
--
-- A row is visible from the instant at which it has happened (and, exclusively, passed) and is
-- available. The instant is the same whichever of several tied rows the engine picks.
create or replace temp table newest_visible as
select l.id, ${label_keys}, f.visible
from (select *, epoch_us(cutoff) as cutoff_us from ${labels}) l
asof join (select *, ${visible} as visible from ${rows}) f
  on ${same_keys} and l.cutoff_us >= f.visible
