-- Feature rows of 45 days in no order: each key has one in each of its equal spans of time, known
-- one to six minutes later.
create or replace table feature_rows as
select
  user_no,
  event_time,
  event_time + to_microseconds(60000000 + cast(hash(user_no, 'delay') % 300000000 as bigint))
    as available_at,
  span as sequence,
  cast(hash(i, 0) % 1000 as float) / 1000 as f0,
  cast(hash(i, 1) % 1000 as float) / 1000 as f1,
  cast(hash(i, 2) % 1000 as float) / 1000 as f2,
  cast(hash(i, 3) % 1000 as float) / 1000 as f3,
  cast(hash(i, 4) % 1000 as float) / 1000 as f4,
  cast(hash(i, 5) % 1000 as float) / 1000 as f5,
  cast(hash(i, 6) % 1000 as float) / 1000 as f6,
  cast(hash(i, 7) % 1000 as float) / 1000 as f7,
  cast(hash(i, 8) % 1000 as float) / 1000 as f8,
  cast(hash(i, 9) % 1000 as float) / 1000 as f9
from (
  select
    i // ${of_key} as user_no,
    i % ${of_key} as span,
    timestamp '2026-01-01 00:00:00'
      + to_microseconds(
        cast((i % ${of_key}) * (3888000000000 // ${of_key}) as bigint)
        + cast(hash(i, 'time') % (3000000000000 // ${of_key}) as bigint)) as event_time,
    i
  from range(${rows}) feature_row(i)
)
order by hash(i)
