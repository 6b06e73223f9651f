-- The newest row that was available, by the order of availability alone.
create or replace temp table ${into} as
select l.id, f.event_time, f.available_at, f.f0, f.f1, f.f2, f.f3, f.f4, f.f5, f.f6, f.f7, f.f8, f.f9
from labels l
asof left join feature_rows f on l.user_no = f.user_no and l.cutoff >= f.available_at
