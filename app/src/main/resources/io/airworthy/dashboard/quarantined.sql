-- How many rows could not be kept? Attributes that nobody knows, signals that failed and spans of
-- other work are counted in the same table, but no row of an assistant was lost with them.
select coalesce(sum(count), 0)::bigint
from quarantine
where reason not in ('unknown-attribute', 'signals-failed', 'not-genai')
