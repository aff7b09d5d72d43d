-- one row per kind of solicitation of a place, for projects of a year that the period touches
select
    solicitation,
    region,
    county,
    town,
    village,
    kind,
    year,
    ym,
    quantity,
    file,
    sheet,
    row
from solicitations
where
    region >= $lo
    and region < $hi
    and year_first_day <= $last
    and year_last_day >= $first
