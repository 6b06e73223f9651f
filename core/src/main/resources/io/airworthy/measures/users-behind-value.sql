-- Rows that name nobody add no user.
select count(distinct user_id) from attributed where ${column} = ?
