-- Which target and label does a training set's file name?
select
  max(decode(value)) filter (decode(key) = 'target') as target,
  max(decode(value)) filter (decode(key) = 'label') as label
from parquet_kv_metadata(${file})
