-- one row per fact of a walked issue in the order of the walk (rule 7), with where an escalation goes; `walked_day`
-- is no earlier than the day of collection
create or replace temp table walked_facts as
with recipients as (
    select
        sent.issue,
        sent.level,
        sent.day,
        arg_min(spoke.level, (spoke.day, spoke.level)) as target
    from stated_facts as sent
    inner join stated_facts as spoke
        on sent.issue = spoke.issue and sent.level < spoke.level and sent.day <= spoke.day
    where
        sent.event = 'escalated'
        and sent.target = 0
        and spoke.event in ('received', 'assigned', 'returned', 'escalated', 'resolved')
    group by sent.issue, sent.level, sent.day
),

final as (
    select
        issues.n,
        row_number() over (
            partition by issues.n
            order by
                facts.event = 'collected' desc,
                facts.day asc,
                list_position(
                    [
                        'collected', 'received', 'assigned', 'transferred', 'returned', 'escalated', 'resolved',
                        'fed_back', 'closed', 'rated', 'reviewed', 'reopened'
                    ], facts.event
                ) asc,
                facts.level asc,
                facts.depth asc,
                facts.recency asc,
                facts.sheet asc,
                facts.row asc
        ) as step,
        greatest(facts.day, day_of(issues.collected)) as walked_day,
        facts.* replace (
            case
                when facts.event = 'escalated' and facts.target = 0 and facts.level > 0
                    then coalesce(recipients.target, least(facts.level + 1, 5))
                else facts.target
            end as target
        ),
        case when facts.depth < 99 then facts.note else issues.satisfaction end as rating
    from stated_facts as facts
    inner join walked_issues as issues on facts.issue = issues.issue
    left join recipients
        on
            facts.issue = recipients.issue
            and facts.level = recipients.level
            and facts.day = recipients.day
)

select * from final
order by step, n
