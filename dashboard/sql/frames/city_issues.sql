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
        states.issue,
        states.region,
        states.county,
        states.town,
        states.village,
        states.level,
        states.station,
        states.department,
        states.category,
        states.source,
        states.routing,
        states.mode,
        states.setting,
        states.campaign,
        states.collected_day,
        states.collected_ym as ym,
        states.is_day_known,
        states.current_level,
        states.is_resolved,
        states.resolved_day,
        states.resolved_level,
        states.disposition,
        reached.city_day
    from issue_states as states
    inner join reached
        on states.issue = reached.issue
    where
        states.region >= $lo
        and states.region < $hi
        and states.collected_day >= $first
        and states.collected_day <= $last
        and states.valid_from_day <= $as_of
        and states.valid_to_day > $as_of
)

select * from final
