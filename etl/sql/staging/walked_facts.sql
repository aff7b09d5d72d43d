-- one row per fact of a walked issue in the order of the walk (rule 7), with where an escalation goes; `walked_day`
-- is no earlier than the day of collection, `own_day` only than one that is known. A receipt of a month in which its receiver acts is no later than the act (10)
create or replace temp table walked_facts as
with acted_on as (
    select
        receipts.issue,
        receipts.level,
        receipts.day,
        min(acts.day) as act_day
    from stated_facts as receipts
    inner join stated_facts as acts
        on
            receipts.issue = acts.issue
            and receipts.level = acts.level
            and acts.day between
            receipts.day - extract(day from date '1970-01-01' + receipts.day) + 1
            and receipts.day
    where
        receipts.event = 'received'
        and not receipts.is_day_known
        and acts.event in ('returned', 'escalated', 'resolved')
        and acts.is_day_known
    group by receipts.issue, receipts.level, receipts.day
),

facts as (
    select stated.* replace (coalesce(acted_on.act_day, stated.day) as day)
    from stated_facts as stated
    left join acted_on
        on
            stated.event = 'received'
            and not stated.is_day_known
            and stated.issue = acted_on.issue
            and stated.level = acted_on.level
            and stated.day = acted_on.day
),

recipients as (
    select
        sent.issue,
        sent.level,
        sent.day,
        arg_min(spoke.level, (spoke.day, spoke.level)) as target
    from facts as sent
    inner join facts as spoke
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
        greatest(facts.day, case when issues.is_day_known then day_of(issues.collected) else facts.day end) as own_day,
        facts.* replace (
            case
                when facts.event = 'escalated' and facts.target = 0 and facts.level > 0
                    then coalesce(recipients.target, least(facts.level + 1, 5))
                else facts.target
            end as target
        ),
        case when facts.depth < 99 then facts.note else issues.satisfaction end as rating
    from facts
    inner join walked_issues as issues on facts.issue = issues.issue
    left join recipients
        on
            facts.issue = recipients.issue
            and facts.level = recipients.level
            and facts.day = recipients.day
)

select * from final
order by step, n
