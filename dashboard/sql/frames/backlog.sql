-- one row per point of time and issue without a standing resolution then; the age is in working days
select
    points.ym,
    points.last_day,
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
    states.is_day_known,
    states.current_level,
    states.is_reopened,
    case when states.is_day_known then calendar.workday - states.collected_workday end as age
from points
inner join issue_states as states
    on
        points.last_day >= states.valid_from_day
        and points.last_day < states.valid_to_day
left join calendar
    on points.last_day = calendar.day
where
    states.region >= $lo
    and states.region < $hi
    and not states.is_resolved
