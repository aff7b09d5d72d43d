-- one row per point of time and guidance group that an open station names; the region is that of its first station
select
    points.ym,
    points.last_day,
    stations.guidance_group,
    min(stations.region) as region,
    count(*) as stations_guided
from points
inner join stations
    on
        (stations.opened_day is null or points.last_day >= stations.opened_day)
        and (stations.closed_day is null or points.last_day < stations.closed_day)
where
    stations.region >= $lo
    and stations.region < $hi
    and stations.guidance_group is not null
group by points.ym, points.last_day, stations.guidance_group
