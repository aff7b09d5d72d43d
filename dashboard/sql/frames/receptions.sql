-- one row per reception held in the period, up to as_of
select
    reception,
    region,
    county,
    town,
    village,
    station,
    mode,
    setting,
    campaign,
    day,
    ym,
    is_day_known,
    planned_day,
    deputies,
    deputy_attendances,
    others_attendances,
    person_times,
    opinions,
    solved_on_spot,
    file,
    sheet,
    row
from receptions
where
    region >= $lo
    and region < $hi
    and day >= $first
    and day <= $last
    and day <= $as_of
