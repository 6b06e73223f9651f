-- Events of a year in no order; a quarter of the users make half of them.
copy (
  select
    1767225600 + cast(floor(hash(i * 32 + 0) / 18446744073709551616.0 * 31536000) as bigint)
      as timestamp,
    'user-' || cast(floor(pow(hash(i * 32 + 1) / 18446744073709551616.0, 2) * ${users}) as bigint)
      as user_id
  from range(${events}) events(i)
) to '${file}' (format csv, header)
