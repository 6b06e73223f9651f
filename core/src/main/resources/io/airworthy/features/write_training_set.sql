-- The training set as a Parquet file that names its target and label.
copy training_set to ${file} (
  format parquet,
  compression zstd,
  kv_metadata {target: '${target}', label: '${label}'}
)
