-- In no order: they are sorted where the quantiles are taken.
select ${column}
from numbers
where ${column} is not null
