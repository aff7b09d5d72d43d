-- one row per point of time and station open then; sessions are the receptions held there in the point's window
with

held as (
    select
        points.ym,
        receptions.station,
        count(*) as sessions_held,
        sum(receptions.person_times) as person_times_held
    from points
    inner join receptions
        on
            points.first_day <= receptions.day
            and points.last_day >= receptions.day
    where receptions.station is not null
    group by points.ym, receptions.station
),

final as (
    select
        points.ym,
        points.first_day,
        points.last_day,
        stations.station,
        stations.name,
        stations.kind,
        stations.grade,
        stations.region,
        stations.county,
        stations.town,
        stations.village,
        stations.opened_day,
        stations.closed_day,
        stations.reception_rule,
        stations.file,
        stations.sheet,
        stations.row,
        held.person_times_held as person_times,
        coalesce(held.sessions_held, 0) as sessions
    from points
    inner join stations
        on
            (stations.opened_day is null or points.last_day >= stations.opened_day)
            and (stations.closed_day is null or points.last_day < stations.closed_day)
    left join held
        on
            points.ym = held.ym
            and stations.station = held.station
    where
        stations.region >= $lo
        and stations.region < $hi
)

select * from final
