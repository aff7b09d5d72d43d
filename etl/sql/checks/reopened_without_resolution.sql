-- reopenings with nothing resolved or closed before them: they change nothing (rule 11)
select
    facts.submission,
    'warning' as severity,
    'reopened_without_resolution' as rule,
    facts.sheet,
    facts.row,
    'reopened' as field,
    iso_day(facts.day) as found,
    facts.issue,
    '问题 ' || facts.issue || ' 于 ' || iso_day(facts.day)
    || ' 重办，但在这之前没有办结或销号：请核对重办日期，或补填先前的办结日期' as message,
    'Issue ' || facts.issue || ' was reopened on ' || iso_day(facts.day)
    || ' with nothing resolved or closed before: check the date or add the earlier resolution' as message_en
from walked_facts as facts
inner join walk as before on facts.n = before.n and facts.step = before.step + 1
where facts.event = 'reopened' and not before.is_resolved and not before.is_closed
