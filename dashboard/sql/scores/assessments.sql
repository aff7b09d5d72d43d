-- what assessors gave those deputies or groups for a time within the year, known by then
select
    deputy,
    group_id,
    assessment,
    item,
    assessor,
    parts,
    day,
    is_verified,
    file,
    sheet,
    row
from assessments
where
    region >= $lo
    and region < $hi
    and first_day >= $year_first
    and last_day <= $year_last
    and first_day <= $last
    and last_day >= $first
    and day <= $as_of
order by deputy, item, assessor, day, assessment
