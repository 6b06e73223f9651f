select ${column} as value, count(*) as rows_with_it
from top_values
where ${column} is not null
group by all
order by rows_with_it desc, value
limit ?
