select %1$s as value, count(*) as rows_with_it
from top_values
where %1$s is not null
group by all
order by rows_with_it desc, value
limit ?
