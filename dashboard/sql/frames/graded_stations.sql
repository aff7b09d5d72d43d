-- one row per point of time and station open then; what it did over the point's window, and what its register says
with

held as (
    select
        points.ym,
        receptions.station,
        count(*) as sessions_held,
        count(distinct receptions.ym) as months_held,
        sum(receptions.person_times) as people,
        sum(receptions.opinions) as opinions_heard,
        sum(receptions.deputy_attendances) as attendances
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
        stations.reception_rule,
        stations.guidance_group,
        stations.feature,
        stations.subsidy,
        stations.file,
        stations.sheet,
        stations.row,
        coalesce(held.sessions_held, 0) as sessions,
        coalesce(held.months_held, 0) as active_months,
        coalesce(held.people, 0) as person_times,
        coalesce(held.opinions_heard, 0) as opinions,
        coalesce(held.attendances, 0) as deputy_attendances,
        case when stations.reception_rule is null then 0 else 1 end as has_rule,
        case when stations.feature is null then 0 else 1 end as has_feature
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
