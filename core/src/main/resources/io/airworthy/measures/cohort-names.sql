select cohort_id
from cohorts
order by cohort_number
