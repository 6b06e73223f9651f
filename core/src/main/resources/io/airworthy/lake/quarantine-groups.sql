-- What could not be kept, in groups that have one cause, the most frequent first.
select
  signal,
  reason,
  coalesce(key, '') as key,
  schema_fingerprint,
  coalesce(contract, '') as contract,
  min(first_seen)::date::varchar as first_day,
  max(first_seen)::date::varchar as last_day,
  sum(count)::bigint as rows,
  count(held_row)::bigint as held
from quarantine
group by signal, reason, coalesce(key, ''), schema_fingerprint, coalesce(contract, '')
order by rows desc, signal, reason, key, schema_fingerprint, contract
