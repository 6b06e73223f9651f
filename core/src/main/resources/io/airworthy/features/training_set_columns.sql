-- Which columns does a training set's file have, in order?
select column_name
from (describe select * from read_parquet(${file}))
