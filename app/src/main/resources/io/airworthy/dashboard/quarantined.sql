-- How many rows could not be kept?
select coalesce(sum(count), 0)::bigint
from lost_rows
