-- All of the examples but their features; users are numbers that count within the set.
select
  id,
  epoch_us(cutoff) as cutoff_us,
  positive as label,
  session_no::varchar as session,
  if(user_no is null, -1, dense_rank() over (order by user_no nulls last) - 1)::int as user_index,
  tenant as "dimension.tenant",
  locale as "dimension.locale",
  platform as "dimension.platform",
  template as "dimension.template"
from ${labels}
