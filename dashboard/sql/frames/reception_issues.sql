-- one row per issue that names a reception held in the period as its origin, in its state on as_of;
-- place, time, mode, setting and campaign are the reception's
select
    states.issue,
    receptions.reception,
    receptions.region,
    receptions.county,
    receptions.town,
    receptions.village,
    receptions.station,
    receptions.mode,
    receptions.setting,
    receptions.campaign,
    receptions.day,
    receptions.ym,
    states.level,
    states.department,
    states.category,
    states.collected_day,
    states.is_day_known,
    states.is_resolved,
    states.resolved_day,
    states.current_level,
    case when receptions.is_day_known then cast(calendar.weekday as varchar(1)) end as weekday,
    case
        when not receptions.is_day_known then null
        when states.is_resolved and not states.is_resolved_day_known then null
        when states.is_resolved and states.resolved_day >= receptions.day then states.resolved_day - receptions.day
        when not states.is_resolved then $as_of - receptions.day
    end as days_observed
from receptions
inner join issue_states as states
    on receptions.reception = states.reception
left join calendar
    on receptions.day = calendar.day
where
    receptions.region >= $lo
    and receptions.region < $hi
    and receptions.day >= $first
    and receptions.day <= $last
    and receptions.day <= $as_of
    and states.valid_from_day <= $as_of
    and states.valid_to_day > $as_of
