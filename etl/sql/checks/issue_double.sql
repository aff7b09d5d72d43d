-- issues of one person, day and title that stand in several submissions of a county and aren't linked to one another
with suspect as (
    select
        constituent_hash,
        collected_day
    from issues
    where constituent_hash is not null and is_day_known and title is not null
    group by constituent_hash, collected_day
    having min(submission) != max(submission)
),

alike as (
    select
        issues.submission,
        issues.sheet,
        issues.row,
        issues.issue,
        first_value(issues.issue) over same as first_issue,
        first_value(issues.submission) over same as first_submission
    from issues
    inner join suspect
        on issues.constituent_hash = suspect.constituent_hash and issues.collected_day = suspect.collected_day
    window same as (
        partition by
            left(issues.region, 6), issues.constituent_hash, issues.collected_day, name_folded(issues.title)
        order by issues.issue
    )
)

select
    submission,
    'warning' as severity,
    'issue_double' as rule,
    sheet,
    row,
    'title' as field,
    first_issue as found,
    issue,
    '与问题 ' || first_issue || ' 是同一人、同一天、同一件事，却没有用上报来源编号连起来：是上报的请补上来源编号，'
    || '是重复登记的请删去一处' as message,
    'The same person, day and title as issue ' || first_issue || ', and not linked to it: name the sender''s number, '
    || 'or delete one' as message_en
from alike
where issue != first_issue and submission != first_submission
