-- Attribute keys that no mapping names and that came up on a day for the first time.
select key, sum(count) as attributes
from quarantine
where reason = 'unknown-attribute' and key is not null
group by key
having min(first_seen) >= ? and min(first_seen) < ?
order by attributes desc, key
