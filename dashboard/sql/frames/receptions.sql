-- one row per reception held in the period, up to as_of; weekday where the day is known
select
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
    receptions.is_day_known,
    receptions.planned_day,
    receptions.deputies,
    receptions.deputy_attendances,
    receptions.others_attendances,
    receptions.person_times,
    receptions.opinions,
    receptions.solved_on_spot,
    receptions.file,
    receptions.sheet,
    receptions.row,
    case when receptions.is_day_known then cast(calendar.weekday as varchar(1)) end as weekday
from receptions
left join calendar
    on receptions.day = calendar.day
where
    receptions.region >= $lo
    and receptions.region < $hi
    and receptions.day >= $first
    and receptions.day <= $last
    and receptions.day <= $as_of
