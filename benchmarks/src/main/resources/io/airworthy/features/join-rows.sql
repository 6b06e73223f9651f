-- Feature rows of 45 days in no order: each key has one in each of its equal spans of time, known
-- one to six minutes later.
create or replace table feature_rows as
select
  user_no,
  event_time,
  event_time + to_microseconds(60000000 + cast(hash(user_no * 32 + 6) % 300000000 as bigint))
    as available_at,
  span as sequence,
  cast(hash(i * 32 + 10) % 1000 as float) / 1000 as f0,
  cast(hash(i * 32 + 11) % 1000 as float) / 1000 as f1,
  cast(hash(i * 32 + 12) % 1000 as float) / 1000 as f2,
  cast(hash(i * 32 + 13) % 1000 as float) / 1000 as f3,
  cast(hash(i * 32 + 14) % 1000 as float) / 1000 as f4,
  cast(hash(i * 32 + 15) % 1000 as float) / 1000 as f5,
  cast(hash(i * 32 + 16) % 1000 as float) / 1000 as f6,
  cast(hash(i * 32 + 17) % 1000 as float) / 1000 as f7,
  cast(hash(i * 32 + 18) % 1000 as float) / 1000 as f8,
  cast(hash(i * 32 + 19) % 1000 as float) / 1000 as f9
from (
  select
    i // ${of_key} as user_no,
    i % ${of_key} as span,
    timestamp '2026-01-01 00:00:00'
      + to_microseconds(
        cast((i % ${of_key}) * (3888000000000 // ${of_key}) as bigint)
        + cast(hash(i * 32 + 0) % (3000000000000 // ${of_key}) as bigint)) as event_time,
    i
  from range(${rows}) feature_row(i)
)
order by hash(i * 32 + 20)
