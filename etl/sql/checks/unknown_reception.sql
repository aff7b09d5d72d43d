-- receptions that issue rows name as their origin and that no reception ledger has
select
    issues._submission as submission,
    'warning' as severity,
    'unknown_reception' as rule,
    arg_min(issues._sheet, issues._row) as sheet,
    min(issues._row) as row,
    'reception' as field,
    issues.reception as found,
    '来源接待“' || issues.reception || '”在接待台账里找不到，或有不止一个（共 ' || count(*)
    || ' 行）：请核对接待编号，或补交接待台账' as message,
    'No single reception has the number ' || issues.reception || ' (' || count(*)
    || ' rows): check it, or hand in the reception ledger' as message_en
from staged_issue as issues
anti join named_receptions
    on issues._submission = named_receptions.submission and issues.reception = named_receptions.written
where issues.reception is not null
group by issues._submission, issues.reception
