-- Winners, with those that were found out of order put right.
create or replace temp table winners as
select * from winners anti join corrected using (id)
union all
select * from corrected
