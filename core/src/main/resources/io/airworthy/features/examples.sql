-- All of the examples but their features.
select
  id,
  epoch_us(cutoff) as cutoff_us,
  positive as label,
  session_no::varchar as session,
  tenant as "dimension.tenant",
  locale as "dimension.locale",
  platform as "dimension.platform",
  template as "dimension.template"
from ${labels}
