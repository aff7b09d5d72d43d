-- grain: one row per walked issue and interval in which its state did not change
create table moving_states as
with daily as (
    select
        walk.n,
        facts.walked_day as valid_from_day,
        walk.current_level,
        walk.highest_level,
        walk.is_resolved,
        walk.resolved_day,
        walk.is_resolved_day_known,
        walk.resolved_level,
        walk.is_closed,
        walk.closed_day,
        walk.is_ever_resolved,
        walk.is_ever_closed,
        walk.is_reopened,
        walk.satisfaction
    from walk
    inner join walked_facts as facts on walk.n = facts.n and walk.step = facts.step
    qualify row_number() over (partition by walk.n, facts.walked_day order by walk.step desc) = 1
),

changes as (
    select *
    from daily
    qualify
        row_number() over (partition by n order by valid_from_day) = 1
        or (
            current_level, highest_level, is_resolved, resolved_day, resolved_level, is_closed, closed_day,
            is_ever_resolved, is_ever_closed, is_reopened, satisfaction
        ) is distinct from lag((
            current_level, highest_level, is_resolved, resolved_day, resolved_level, is_closed, closed_day,
            is_ever_resolved, is_ever_closed, is_reopened, satisfaction
        )) over (partition by n order by valid_from_day)
),

final as (
    select
        records.issue,
        records.region,
        records.county,
        records.town,
        records.village,
        records.level,
        records.station,
        records.department,
        records.category,
        records.source,
        records.routing,
        records.mode,
        records.setting,
        records.campaign,
        records.reception,
        records.collected_day,
        records.collected_ym,
        records.collected_workday,
        records.is_day_known,
        changes.valid_from_day,
        coalesce(
            lead(changes.valid_from_day) over (partition by changes.n order by changes.valid_from_day), 2147483647
        )::integer as valid_to_day,
        level_name(changes.current_level) as current_level,
        level_name(changes.highest_level) as highest_level,
        changes.is_resolved,
        changes.resolved_day,
        changes.is_resolved_day_known,
        level_name(changes.resolved_level) as resolved_level,
        case when changes.is_resolved then issues.disposition end as disposition,
        case
            when changes.is_resolved and changes.is_resolved_day_known and records.is_day_known
                then changes.resolved_day - records.collected_day
        end as days_to_resolve,
        changes.is_closed,
        changes.closed_day,
        changes.is_ever_resolved,
        changes.is_ever_closed,
        changes.is_reopened,
        changes.satisfaction
    from changes
    inner join walked_issues as issues on changes.n = issues.n
    inner join issue_records as records on issues.issue = records.issue and not records.is_quiet
)

select * from final
order by region, collected_day, issue, valid_from_day
