-- resolutions at a level that had passed the issue on: the issue counts as resolved, the level's stay doesn't
select
    facts.submission,
    'warning' as severity,
    'resolved_after_leaving' as rule,
    facts.sheet,
    facts.row,
    'resolved_level' as field,
    levels.code as found,
    facts.issue,
    '问题 ' || facts.issue || ' 写明由' || levels.zh || '办结，但它当时已不在' || levels.zh
    || '：请核对办结层级和上报日期' as message,
    'Issue ' || facts.issue || ' is said to be resolved at ' || lower(levels.en)
    || ' level, which had passed it on: check the level and the date of escalation' as message_en
from walked_facts as facts
inner join walk as after on facts.n = after.n and facts.step = after.step
inner join walk as before on facts.n = before.n and facts.step = before.step + 1
inner join vocabulary as levels on levels.vocabulary = 'level' and levels.code = level_name(after.acting)
where facts.event = 'resolved' and after.ended = 0 and not before.is_resolved
