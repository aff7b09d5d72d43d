-- one row per candidate of a ballot for a year that the period touches
select
    project,
    name,
    region,
    county,
    town,
    village,
    kind,
    department,
    year,
    ym,
    places,
    votes_for,
    votes_cast,
    file,
    sheet,
    row,
    coalesce(is_chosen, false) as is_chosen
from projects
where
    region >= $lo
    and region < $hi
    and year_first_day <= $last
    and year_last_day >= $first
    and is_candidate
