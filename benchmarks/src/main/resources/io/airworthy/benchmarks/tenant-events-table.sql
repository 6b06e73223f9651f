-- The columns our query reads, taken over as they are.
create temp table tenant_events as
select
  tenant_id,
  user_id,
  cast(floor(epoch_us(event_time) / 86400000000) as int) as event_time,
  event_name
from read_parquet('${file}')
