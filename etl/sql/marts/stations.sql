-- grain: one row per station: those of the registers, and those only other ledgers name (provisional)
create table stations as
with provisional as (
    select
        places.station,
        arg_min(places.written_station, (parts.recency, places.sheet, places.first_row, places.written_region)) as name,
        arg_min(places.unit, (parts.recency, places.sheet, places.first_row, places.written_region)) as region,
        arg_min(parts.submission, (parts.recency, places.sheet, places.first_row, places.written_region)) as submission,
        arg_min(parts.file, (parts.recency, places.sheet, places.first_row, places.written_region)) as file,
        arg_min(places.sheet, (parts.recency, places.sheet, places.first_row, places.written_region)) as sheet,
        arg_min(places.first_row, (parts.recency, places.sheet, places.first_row, places.written_region)) as row
    from places
    inner join parts on places.submission = parts.submission
    where places.is_station_provisional
    group by places.station
),

every as (
    select
        stations._key as station,
        stations.name,
        stations.kind,
        stations.grade,
        stations.station_region as region,
        day_of(stations.opened) as opened_day,
        day_of(stations.closed) as closed_day,
        stations.subsidy::decimal(18, 2) as subsidy,
        stations.reception_day as reception_rule,
        stations.guidance_group,
        stations.feature,
        false as is_provisional,
        parts.submission,
        parts.file,
        stations._sheet as sheet,
        stations._row as row
    from registered_stations as stations
    inner join parts on stations._submission = parts.submission
    union all by name
    select
        station,
        name,
        region,
        true as is_provisional,
        submission,
        file,
        sheet,
        row
    from provisional
),

final as (
    select
        station,
        name,
        kind,
        grade,
        region,
        ancestor(region, 'county') as county,
        ancestor(region, 'town') as town,
        ancestor(region, 'village') as village,
        opened_day,
        closed_day,
        subsidy,
        reception_rule,
        guidance_group,
        feature,
        is_provisional,
        submission,
        file,
        sheet,
        row::integer as row
    from every
)

select * from final
order by region, station
