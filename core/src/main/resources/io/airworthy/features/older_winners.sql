-- Which row is the newest visible one where the newest of all was not visible yet?
--
-- Per key, in the order of becoming visible, only rows newer than all before them can ever be the
-- newest visible one. What is left rises in both orders, so one as-of join on visibility is exact.
insert into winners
with
  step as (
    select f.*, ${happened} as happened, ${visible} as visible
    from ${rows} f
    semi join overtaken l on ${same_keys}
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
from overtaken l
asof join step f on ${same_keys} and l.cutoff_us >= f.visible
