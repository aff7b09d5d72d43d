-- leads that suggestions name as their origin and that no ledger of leads has
with written as (
    select
        _submission as submission,
        _sheet,
        _row,
        unnest(regexp_split_to_array(lead, '[、,，;；\s]+')) as lead
    from staged_suggestion
    where lead is not null
)

select
    written.submission,
    'warning' as severity,
    'unknown_lead' as rule,
    arg_min(written._sheet, written._row) as sheet,
    min(written._row) as row,
    'lead' as field,
    written.lead as found,
    '来源线索“' || written.lead || '”在线索台账里找不到，或有不止一条（共 ' || count(*)
    || ' 行）：请核对线索编号，或补交线索台账' as message,
    'No single lead has the number ' || written.lead || ' (' || count(*)
    || ' rows): check it, or hand in the ledger of leads' as message_en
from written
anti join named_leads
    on written.submission = named_leads.submission and written.lead = named_leads.written
where written.lead != ''
group by written.submission, written.lead
