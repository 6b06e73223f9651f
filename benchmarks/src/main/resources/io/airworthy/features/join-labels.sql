-- Labels at any moment of the same 45 days, of any key.
create or replace table labels as
select
  i as id,
  0 as part,
  cast(hash(i * 32 + 4) % ${keys} as bigint) as user_no,
  timestamp '2026-01-01 00:00:00'
    + to_microseconds(cast(hash(i * 32 + 5) % 3888000000000 as bigint)) as cutoff
from range(${labels}) label_row(i)
