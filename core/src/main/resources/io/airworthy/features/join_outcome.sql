-- What did the join do to each part of the labels, and how near to its cutoff did the newest used
-- row become visible?
select
  l.part,
  count(distinct l.id) as labels,
  count(*) as rows_out,
  count(j.id) as labels_out,
  count(*) filter (j.status = 'fresh') as fresh,
  count(*) filter (j.status = 'expired') as expired,
  count(*) filter (j.status = 'absent') as absent,
  count(*) filter (l.id in (${overtaken})) as late,
  max(j.visible - epoch_us(l.cutoff)) filter (j.status = 'fresh') as newest_past_cutoff
from ${labels} l
left join (select id, status, ${visible} as visible from ${into}) j on j.id = l.id
group by l.part
