-- The rows of one feature view, in one shape whatever its source.
create or replace temp table feature_rows as
select ${keys}, event_time, available_at, sequence, ${features}
from (${source})
