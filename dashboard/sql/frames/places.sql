-- one row per point of time and region of the scope, with its level
select
    points.ym,
    points.last_day,
    regions.region,
    regions.name,
    regions.level,
    regions.county,
    regions.town,
    regions.village,
    regions.voters,
    regions.is_provisional
from points
inner join regions
    on 1 = 1
where
    regions.region >= $lo
    and regions.region < $hi
