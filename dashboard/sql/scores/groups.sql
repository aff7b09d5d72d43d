-- the groups of a county, in the columns of deputies.sql: they have no tier and no term
select
    group_id as deputy,
    name as label,
    cast(null as varchar) as tier,
    cast(null as varchar) as station,
    region,
    county,
    town,
    village,
    group_id as group_name,
    cast(null as boolean) as is_reelected,
    cast(null as integer) as term_from_day,
    cast(null as integer) as term_to_day,
    file,
    sheet,
    row
from groups
where
    region >= $lo
    and region < $hi
order by region, group_id
