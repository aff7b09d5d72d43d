-- one row per issue first collected in the period that reached the city by as_of, in its state on as_of; what only the
-- county claims to have passed up is no arrival
with

reached as (
    select
        issue,
        min(entered_day) as city_day
    from issue_stays
    where
        region >= $lo
        and region < $hi
        and stay_level = 'city'
        and entered_day <= $as_of
        and not is_arrival_only_claimed
        and (problem is null or problem <> 'double')
    group by issue
),

final as (
    select
        collected_issues.*,
        reached.city_day
    from collected_issues
    inner join reached
        on collected_issues.issue = reached.issue
)

select * from final
