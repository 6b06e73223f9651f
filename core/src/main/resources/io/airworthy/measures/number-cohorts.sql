-- Cohorts numbered from 0 by name.
create or replace temp table cohorts as
select cohort_id, cast(row_number() over (order by cohort_id) - 1 as integer) as cohort_number
from (select distinct cohort_id from scored)
