-- one row per issue first collected in the period, in its state on as_of: how many months after that of its collection
-- it was first assigned and first fed back, and how many months after it are over by as_of
with

facts as (
    select
        issue as of_issue,
        min(case when event = 'assigned' then ym end) as assigned_ym,
        min(case when event = 'fed_back' then ym end) as fed_back_ym
    from issue_events
    where
        event in ('assigned', 'fed_back')
        and day <= $as_of
    group by issue
),

today as (
    select year * 12 + ym % 100 - case when last_day = $as_of then 0 else 1 end as last_month_over
    from months
    where
        first_day <= $as_of
        and last_day >= $as_of
),

collected as (
    select
        *,
        cast((ym - ym % 100) * 12 / 100 as integer) + ym % 100 as collected_month
    from collected_issues
),

final as (
    select
        collected.*,
        facts.assigned_ym,
        facts.fed_back_ym,
        cast((facts.assigned_ym - facts.assigned_ym % 100) * 12 / 100 as integer)
        + facts.assigned_ym % 100
        - collected.collected_month as assigned_after,
        cast((facts.fed_back_ym - facts.fed_back_ym % 100) * 12 / 100 as integer)
        + facts.fed_back_ym % 100
        - collected.collected_month as fed_back_after,
        today.last_month_over - collected.collected_month as months_over
    from collected
    cross join today
    left join facts
        on collected.issue = facts.of_issue
)

select * from final
