-- What did the join do, and how near to its cutoff did the newest used row become visible?
select
  count(*) as joined,
  count(distinct id) as distinct_ids,
  count(*) filter (status = 'fresh') as fresh,
  count(*) filter (status = 'expired') as expired,
  count(*) filter (status = 'absent') as absent,
  max(j.visible - epoch_us(l.cutoff)) filter (status = 'fresh') as newest_past_cutoff
from (select id, status, ${visible} as visible from ${into}) j
join ${labels} l using (id)
