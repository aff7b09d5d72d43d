-- one row per assessed place, item and year that the period touches, with its mark as it was known on as_of
select
    region,
    county,
    town,
    village,
    year,
    ym,
    item,
    is_marked,
    weight,
    full_mark,
    least,
    most,
    mark,
    weighted,
    file,
    sheet,
    row,
    mark is not null as is_given,
    case
        when is_marked then null
        when mark is null then 'unknown'
        when mark < least * 100 then 'short'
        when mark > most * 100 then 'above'
        else 'met'
    end as standing
from scorecard_marks
where
    region >= $lo
    and region < $hi
    and year_first_day <= $last
    and year_last_day >= $first
    and valid_from_day <= $as_of
    and valid_to_day > $as_of
