-- rows of the event ledgers whose issue no issue ledger has, or that several could mean
select
    links._submission as submission,
    'warning' as severity,
    'event_without_issue' as rule,
    links._sheet as sheet,
    links._row as row,
    'issue' as field,
    links.issue as found,
    '问题编号“' || links.issue || '”在问题台账里找不到，或有不止一个单位用它：请核对编号，或写成“单位代码/编号”' as message,
    'No single issue has the number ' || links.issue || ': check it, or write it as unit code/number' as message_en
from event_links as links
inner join parts on links._submission = parts.submission
where links.issue_key is null and parts.ledger = 'issue_event'
