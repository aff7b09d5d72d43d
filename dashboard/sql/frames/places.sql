-- one row per region of the scope, with its level
select
    region,
    name,
    level,
    county,
    town,
    village,
    voters,
    is_provisional
from regions
where
    region >= $lo
    and region < $hi
