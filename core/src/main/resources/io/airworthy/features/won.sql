-- How many labels have a winner, how many rows won, and of how many labels something had happened?
select
  (select count(*) from newest_happened) as happened,
  count(*) as winning_rows,
  count(distinct id) as labels_won
from winners
