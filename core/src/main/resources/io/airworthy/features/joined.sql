-- One row for each label row: the features of its newest visible row, unless that is too old.
create or replace temp table ${into} as
select
  l.id,
  case
    when w.id is null then 'absent'
    when ${expired} then 'expired'
    else 'fresh'
  end as status,
  w.event_time,
  w.available_at,
  ${values}
from ${labels} l
left join winners w using (id)
