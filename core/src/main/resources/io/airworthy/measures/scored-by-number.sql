-- Each row's label, score and cohort number, in no order: ranks are the same for any.
select y_true, y_score, cohort_number
from scored
join cohorts using (cohort_id)
