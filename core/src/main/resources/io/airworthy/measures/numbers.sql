-- In no order: they are sorted where the quantiles are taken.
select %1$s
from numbers
where %1$s is not null
