-- suggestions that leads say they became and that no ledger of suggestions has
select
    leads._submission as submission,
    'warning' as severity,
    'unknown_suggestion' as rule,
    arg_min(leads._sheet, leads._row) as sheet,
    min(leads._row) as row,
    'suggestion' as field,
    leads.suggestion as found,
    '形成建议“' || leads.suggestion || '”在建议台账里找不到，或有不止一件（共 ' || count(*)
    || ' 行）：请核对建议编号，或补交建议台账' as message,
    'No single suggestion has the number ' || leads.suggestion || ' (' || count(*)
    || ' rows): check it, or hand in the ledger of suggestions' as message_en
from staged_lead as leads
anti join named_suggestions
    on leads._submission = named_suggestions.submission and leads.suggestion = named_suggestions.written
where leads.suggestion is not null
group by leads._submission, leads.suggestion
