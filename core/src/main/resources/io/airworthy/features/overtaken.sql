-- Which labels' newest rows had happened but were not yet visible?
create or replace temp table overtaken as
select * from newest_happened anti join winners using (id)
