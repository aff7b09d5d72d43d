-- grain: one row per dated fact of a walked issue
create table moving_events as
with vouched as (
    select
        issue,
        level_no,
        bool_and(is_confirmed) as is_confirmed
    from walked_paths
    where entered_by = 'arrived' and problem is distinct from 'double'
    group by issue, level_no
),

final as (
    select
        facts.issue,
        facts.step::integer as seq,
        facts.event,
        level_name(walk.acting) as level,
        facts.day,
        ym_of(date '1970-01-01' + facts.day) as ym,
        facts.is_day_known,
        facts.department,
        facts.note,
        coalesce(vouched.is_confirmed, true) as is_confirmed,
        facts.submission,
        submission_parts.file,
        facts.sheet,
        facts.row
    from walked_facts as facts
    inner join walk on facts.n = walk.n and facts.step = walk.step
    inner join submission_parts on facts.submission = submission_parts.submission
    left join vouched
        on
            facts.issue = vouched.issue
            and case facts.event
                when 'received' then walk.acting
                when 'escalated' then walk.goal
            end = vouched.level_no
)

select * from final
order by issue, seq
