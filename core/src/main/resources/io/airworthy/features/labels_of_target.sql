-- Which labelled turns are asked about, and up to which instant may each one's features look?
--
-- The id is the place in the training set: by cutoff, then by turn.
create or replace temp table ${into} as
select
  row_number() over (order by cutoff, turn_no) - 1 as id,
  cutoff,
  positive,
  session_no,
  user_no,
  tenant_no,
  template_no,
  tenant_id as tenant,
  coalesce(locale, '') as locale,
  coalesce(platform, '') as platform,
  coalesce(template_hash, '') as template
from label_candidates
where fate = 'kept'
