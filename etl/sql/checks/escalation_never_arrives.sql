-- stays that the sender says ended upwards, where nobody above says it arrived (rule 9)
select
    stays.submission,
    'warning' as severity,
    'escalation_never_arrives' as rule,
    stays.sheet,
    stays.row,
    'escalated_' || target.code as field,
    iso_day(stays.left_day) as found,
    stays.issue,
    '问题 ' || stays.issue || ' ' || iso_day(stays.left_day) || ' 从' || origin.zh || '上报，但' || target.zh
    || '台账里没有接收：请向' || target.zh || '核实，由其补登，或改正上报日期' as message,
    'Issue ' || stays.issue || ' was escalated from ' || lower(origin.en) || ' level on ' || iso_day(stays.left_day)
    || ', but no ' || lower(target.en) || ' ledger has it: ask them to enter it, or correct the date' as message_en
from moving_stays as stays
inner join moving_stays as claims
    on
        stays.issue = claims.issue
        and claims.is_arrival_only_claimed
        and stays.left_day = claims.entered_day
inner join vocabulary as origin on origin.vocabulary = 'level' and stays.stay_level = origin.code
inner join vocabulary as target on target.vocabulary = 'level' and claims.stay_level = target.code
where stays.problem = 'never_arrives'
