-- one row per check of a project made in the period, up to as_of
select
    check_key,
    project,
    project_name,
    region,
    county,
    town,
    village,
    department,
    group_name,
    kind,
    day,
    ym,
    is_day_known,
    deputies,
    deputy_attendances,
    finding,
    advice,
    result,
    file,
    sheet,
    row
from project_checks
where
    region >= $lo
    and region < $hi
    and day >= $first
    and day <= $last
    and day <= $as_of
