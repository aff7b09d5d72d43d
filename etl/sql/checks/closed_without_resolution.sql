-- issues struck off that were never resolved: they count neither as resolved nor as closed (rule 12)
select
    records.submission,
    'warning' as severity,
    'closed_without_resolution' as rule,
    records.sheet,
    records.row,
    'closed' as field,
    iso_day(states.closed_day) as found,
    states.issue,
    '问题 ' || states.issue || ' 于 ' || iso_day(states.closed_day)
    || ' 销号，却没有办结日期，既不计办结也不计销号：请补填办结日期' as message,
    'Issue ' || states.issue || ' was struck off on ' || iso_day(states.closed_day)
    || ' though never resolved, and counts as neither: add the date of resolution' as message_en
from moving_states as states
inner join issue_records as records on states.issue = records.issue
where states.valid_to_day = 2147483647 and states.is_closed and not states.is_ever_resolved
