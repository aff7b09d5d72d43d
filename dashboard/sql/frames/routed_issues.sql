-- one row per issue first collected in the period, in its state on as_of, with its way up and down by then: how often it
-- was sent up, how often sent back, and whether it went up again after that
with

travelled as (
    select
        issue,
        sum(case when left_by = 'escalated' and left_day <= $as_of then 1 else 0 end) as ascents,
        sum(case when entered_by = 'returned_in' and entered_day <= $as_of then 1 else 0 end) as returns,
        max(case when left_by = 'escalated' and left_day <= $as_of then stay end) as last_ascent,
        min(case when entered_by = 'returned_in' and entered_day <= $as_of then stay end) as first_return
    from issue_stays
    where
        region >= $lo
        and region < $hi
        and collected_day >= $first
        and collected_day <= $last
        and (problem is null or problem <> 'double')
    group by issue
),

final as (
    select
        collected_issues.*,
        coalesce(travelled.ascents, 0) as ascents,
        coalesce(travelled.returns, 0) as returns,
        coalesce(travelled.last_ascent >= travelled.first_return, false) as is_back_and_forth
    from collected_issues
    left join travelled
        on collected_issues.issue = travelled.issue
)

select * from final
