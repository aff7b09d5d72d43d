-- grain: one row per field of every ledger's contract
create table ledger_fields as
select
    ledger,
    field,
    position,
    zh,
    en,
    type,
    is_required,
    is_personal,
    vocabulary,
    synonyms,
    example,
    help,
    help_en
from contract_fields
order by ledger, position
