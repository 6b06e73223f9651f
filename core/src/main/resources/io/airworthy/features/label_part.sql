-- The labels of one target as a part of all labels, numbered on from those before.
select
  ${first} + id as id,
  ${part} as part,
  cutoff,
  session_no,
  user_no,
  tenant_no,
  template_no
from ${labels}
