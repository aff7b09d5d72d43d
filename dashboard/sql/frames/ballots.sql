-- one row per ballot for a year that the period touches
select
    ballot,
    region,
    county,
    town,
    village,
    year,
    ym,
    candidates,
    places,
    chosen,
    surplus,
    votes_cast,
    votes_for_chosen,
    file,
    sheet,
    row,
    places is null as is_unclear,
    coalesce(is_in_band, false) as is_in_band
from ballots
where
    region >= $lo
    and region < $hi
    and year_first_day <= $last
    and year_last_day >= $first
