-- one row per lead gathered in the period, and whether it had become a suggestion by as_of; what only a suggestion has
-- (level, department, …) is unknown of it
select
    lead,
    region,
    county,
    town,
    village,
    source,
    topic,
    day,
    ym,
    is_day_known,
    file,
    sheet,
    row,
    cast(null as varchar) as level,
    cast(null as varchar) as department,
    cast(null as varchar) as routing,
    cast(null as varchar) as grade,
    cast(null as varchar) as session,
    cast(null as varchar) as tier,
    cast(null as varchar) as group_name,
    cast(null as varchar) as deputy,
    formed_day is not null and formed_day <= $as_of as is_formed,
    case when formed_day <= $as_of then suggestion end as became
from leads
where
    region >= $lo
    and region < $hi
    and day >= $first
    and day <= $last
    and day <= $as_of
