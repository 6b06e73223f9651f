-- Which row is truly the newest visible one where rows became known out of order?
--
-- Per key, in the order of becoming visible, only rows newer than all before them can ever be the
-- newest visible one. What is left rises in both orders, so one more as-of join is exact.
create or replace temp table corrected as
with
  asked as (
    select l.*, epoch_us(l.cutoff) as cutoff_us
    from ${labels} l
    semi join (select id from overtaken where has_winner) o on o.id = l.id
  ),
  step as (
    select f.*, ${happened} as happened, ${visible} as visible
    from ${rows} f
    semi join asked l on ${same_keys}
    qualify coalesce(
      row(event_time, available_at, sequence) > max(row(event_time, available_at, sequence)) over (
        partition by ${keys}
        order by ${visible}, event_time desc, available_at desc, sequence desc, ${columns}
        rows between unbounded preceding and 1 preceding
      ),
      true
    )
  )
select l.id, f.*
from asked l
asof join step f on ${same_keys} and l.cutoff_us >= f.visible
