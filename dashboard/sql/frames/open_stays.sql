-- one row per point of time and issue that lies at a level then, with the working days left on that level's clock
-- (negative: overdue by so many), and with those left the day before the period began: the desk is the level's, and there the department it was given to
with

held as (
    select
        points.ym as point_ym,
        points.last_day,
        issue_stays.*,
        now.workday as point_workday,
        opening.workday as opening_workday
    from points
    inner join issue_stays
        on points.last_day >= issue_stays.counted_day
    left join calendar as now
        on points.last_day = now.day
    left join calendar as opening
        on $first - 1 = opening.day
    where
        issue_stays.region >= $lo
        and issue_stays.region < $hi
        and (issue_stays.left_day is null or issue_stays.left_day > points.last_day)
        and (issue_stays.problem is null or issue_stays.problem <> 'double')
),

final as (
    select
        held.point_ym as ym,
        held.last_day,
        held.issue,
        held.stay,
        held.region,
        held.county,
        held.town,
        held.village,
        held.stay_level as level,
        held.station,
        held.department,
        held.category,
        held.source,
        held.routing,
        held.mode,
        held.setting,
        held.campaign,
        held.collected_day,
        held.entered_day,
        held.is_entered_known,
        held.file,
        held.sheet,
        held.row,
        ends.day as limit_day,
        case when held.is_entered_known then held.limit_workday - held.point_workday end as days_left,
        case when held.is_entered_known then held.limit_workday - held.opening_workday end as days_left_before
    from held
    left join calendar as ends
        on held.is_entered_known and held.limit_workday = ends.workday and ends.is_workday
)

select * from final
