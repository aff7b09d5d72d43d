-- one row per point of time and suggestion neither answered nor done then, with the working days left on its clock
-- (negative: overdue by so many), with those left the day before the period began, and the desk it lies on: the congress office's until it is dispatched
with

begun as (
    select
        points.ym as point_ym,
        points.last_day,
        held.*,
        held.dispatched_day is not null and held.dispatched_day <= points.last_day as is_dispatched,
        held.accepted_day is not null and held.accepted_day <= points.last_day as is_accepted
    from points
    inner join suggestions as held
        on points.last_day >= held.submitted_day
    where
        held.region >= $lo
        and held.region < $hi
        and (held.answered_day is null or held.answered_day > points.last_day)
),

timed as (
    select
        begun.*,
        now.workday as point_workday,
        opening.workday as opening_workday,
        case when is_dispatched then dispatched_limit_workday else submitted_limit_workday end as last_workday
    from begun
    left join calendar as now
        on begun.last_day = now.day
    left join calendar as opening
        on $first - 1 = opening.day
),

final as (
    select
        timed.point_ym as ym,
        timed.last_day,
        timed.suggestion,
        timed.region,
        timed.county,
        timed.town,
        timed.village,
        timed.level,
        timed.title,
        timed.session,
        timed.deputy,
        timed.tier,
        timed.group_id as group_name,
        timed.source,
        timed.routing,
        timed.submitted_day,
        timed.is_submitted_day_known,
        timed.is_dispatched,
        timed.is_accepted,
        timed.file,
        timed.sheet,
        timed.row,
        ends.day as limit_day,
        timed.last_workday - timed.point_workday as days_left,
        timed.last_workday - timed.opening_workday as days_left_before,
        case when timed.is_dispatched then timed.department end as department,
        case when timed.is_dispatched then timed.dispatched_day end as dispatched_on,
        case
            when not timed.is_dispatched then 'undispatched'
            when not timed.is_accepted then 'unaccepted'
            else 'working'
        end as stage
    from timed
    left join calendar as ends
        on timed.last_workday = ends.workday and ends.is_workday
)

select * from final
