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
    case when votes_cast is not null then votes_for end as counted_for,
    case when votes_for is not null then votes_cast end as counted_cast,
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
