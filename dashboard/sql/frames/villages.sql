-- one row per point of time and village; stations are those open in it then
with

placed as (
    select
        points.ym,
        stations.village as placed_in,
        count(*) as stations_open
    from points
    inner join stations
        on
            (stations.opened_day is null or points.last_day >= stations.opened_day)
            and (stations.closed_day is null or points.last_day < stations.closed_day)
    where stations.village is not null
    group by points.ym, stations.village
),

final as (
    select
        points.ym,
        points.last_day,
        regions.region,
        regions.name,
        regions.county,
        regions.town,
        regions.village,
        regions.voters,
        coalesce(placed.stations_open, 0) as stations
    from points
    inner join regions
        on regions.level = 'village'
    left join placed
        on
            points.ym = placed.ym
            and regions.region = placed.placed_in
    where
        regions.region >= $lo
        and regions.region < $hi
)

select * from final
