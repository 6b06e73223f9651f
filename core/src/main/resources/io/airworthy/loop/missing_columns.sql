-- For every column of turns: the share of missing values on a day and in the seven days before it.
with labelled as (
  select *, event_time >= ? as is_day
  from turns
  where event_time >= ? and event_time < ?
), counted as (
  select is_day, count(*) as row_count, count(columns(* exclude (is_day)))
  from labelled
  group by is_day
), present as (
  unpivot counted on columns(* exclude (is_day, row_count)) into name column_name value present
)
select
  column_name,
  max(row_count) filter (is_day) as day_rows,
  max(row_count) filter (not is_day) as earlier_rows,
  max(1 - present / row_count) filter (is_day) as day_missing,
  max(1 - present / row_count) filter (not is_day) as earlier_missing
from present
group by column_name
order by column_name
