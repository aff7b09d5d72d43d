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
        states.highest_level,
        states.is_resolved,
        states.resolved_day,
        states.resolved_level,
        states.disposition,
        coalesce(travelled.ascents, 0) as ascents,
        coalesce(travelled.returns, 0) as returns,
        coalesce(travelled.last_ascent >= travelled.first_return, false) as is_back_and_forth
    from issue_states as states
    left join travelled
        on states.issue = travelled.issue
    where
        states.region >= $lo
        and states.region < $hi
        and states.collected_day >= $first
        and states.collected_day <= $last
        and states.valid_from_day <= $as_of
        and states.valid_to_day > $as_of
)

select * from final
