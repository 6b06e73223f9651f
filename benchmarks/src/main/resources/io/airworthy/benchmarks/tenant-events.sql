-- Ninety days of events in no order; tenants of skewed size, nine events in ten eligible.
copy (
  select
    'tenant-' || tenant as tenant_id,
    'user-' || cast(floor(hash(i * 32 + 1) / 18446744073709551616.0 * 400) as bigint) as user_id,
    timestamp '2026-01-01 00:00:00'
      + to_microseconds(cast(hash(i * 32 + 0) / 18446744073709551616.0 * 7776000000000 as bigint))
      as event_time,
    if(hash(i * 32 + 2) % 10 = 0, 'page_view', 'chat_turn') as event_name
  from (
    select
      i,
      cast(floor(pow(hash(i * 32 + 3) / 18446744073709551616.0, 2) * 2000) as bigint) as tenant
    from range(${events}) events(i)
  )
) to '${file}' (format parquet)
