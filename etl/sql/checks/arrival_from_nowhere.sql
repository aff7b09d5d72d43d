-- stays whose receiver says the issue arrived, where no ledger below says it was sent (rule 9)
select
    stays.submission,
    'warning' as severity,
    'arrival_from_nowhere' as rule,
    stays.sheet,
    stays.row,
    'from_issue' as field,
    rows.from_issue as found,
    stays.issue,
    levels.zh || '登记了来自下级的问题 ' || stays.issue
    || case when rows.from_issue is null then '' else '（上报来源编号“' || rows.from_issue || '”）' end
    || '，但下级台账里没有上报它：请核对来源编号和村(社区)，或请下级补登上报日期' as message,
    'The ' || lower(levels.en) || ' ledger has issue ' || stays.issue || ' from below'
    || case when rows.from_issue is null then '' else ' (sender''s number ' || rows.from_issue || ')' end
    || ', but no ledger below sent it: check the number and the village, or have the sender enter the date' as message_en
from moving_stays as stays
inner join vocabulary as levels on levels.vocabulary = 'level' and stays.stay_level = levels.code
left join moving_rows as rows
    on
        stays.submission = rows._submission
        and stays.row = rows._row
        and stays.sheet is not distinct from rows._sheet
where stays.problem = 'from_nowhere'
