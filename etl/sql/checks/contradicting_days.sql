-- issues for which two rows give the same fact different days; where it went back or was reopened it may be both
select
    later.submission,
    'warning' as severity,
    'contradicting_days' as rule,
    later.sheet,
    later.row,
    later.event as field,
    iso_day(later.day) as found,
    later.issue,
    '问题 ' || later.issue || ' 的“' || kinds.zh || '”在这一行是 ' || iso_day(later.day) || '，在 ' || parts.file
    || ' 第 ' || earlier.row || ' 行是 ' || iso_day(earlier.day) || '：请核对并改成一致' as message,
    'Issue ' || later.issue || ': ' || kinds.en || ' is dated ' || iso_day(later.day) || ' in this row and '
    || iso_day(earlier.day) || ' in ' || parts.file || ', row ' || earlier.row || ': make them agree' as message_en
from stated_facts as later
inner join stated_facts as earlier
    on
        later.issue = earlier.issue
        and later.event = earlier.event
        and later.level = earlier.level
        and (later.depth, later.recency, later.row) > (earlier.depth, earlier.recency, earlier.row)
        and later.day != earlier.day
        and later.is_day_known
        and earlier.is_day_known
        and (later.submission, later.row) is distinct from (earlier.submission, earlier.row)
inner join vocabulary as kinds on kinds.vocabulary = 'issue_event' and later.event = kinds.code
inner join parts on earlier.submission = parts.submission
anti join (
    select issue from stated_facts
    where event in ('returned', 'reopened')
) as came_back
    on later.issue = came_back.issue
where later.event in ('escalated', 'received', 'resolved', 'closed')
qualify row_number() over (
    partition by later.issue, later.event, later.level, later.submission, later.row order by earlier.depth
) = 1
