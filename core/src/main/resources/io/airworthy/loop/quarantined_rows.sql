-- Rows that were not stored, by reason and attribute, in a span of time.
select reason, coalesce(key, '') as key, sum(count) as quarantined
from lost_rows
where first_seen >= ? and first_seen < ?
group by all
order by quarantined desc, reason, key
