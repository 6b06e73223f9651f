-- The turns of known users as events; a pseudonym is the tenant's own, so users differ by tenant.
select tenant_id, user_id, event_time, 'chat_turn' as event_name
from turns
where user_id is not null
  and operation in ('chat', 'generate_content', 'text_completion', 'invoke_agent')
