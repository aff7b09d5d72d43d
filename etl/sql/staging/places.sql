-- one row per submission part, place and station as written, with the region and station they mean
create or replace temp table places as
with located as (
    select
        written_places.*,
        parts.unit,
        parts.file,
        parts.last_day,
        case
            when written_places.written_region = '' then null
            else coalesce(padded(written_places.written_region), written_regions.region)
        end as named_region
    from written_places
    inner join parts on written_places.submission = parts.submission
    left join written_regions
        on
            parts.unit = written_regions.unit
            and written_places.written_region = written_regions.written_region
),

candidates as (
    select
        located.submission,
        located.written_region,
        located.written_station,
        registered._key as station,
        registered.station_region,
        case
            when registered._key = located.written_station then 0
            when registered.station_region = coalesce(located.named_region, located.unit) then 1
            when left(registered.station_region, 9) = left(coalesce(located.named_region, located.unit), 9) then 2
            else 3
        end as distance
    from located
    inner join registered_stations as registered
        on
            located.written_station = registered._key
            or (
                name_folded(located.written_station) = registered.form
                and left(registered.station_region, 6) = left(located.unit, 6)
            )
    where located.written_station != ''
),

nearest as (
    select * from candidates
    qualify distance = min(distance) over (partition by submission, written_region, written_station)
),

found as (
    select
        submission,
        written_region,
        written_station,
        min(station) as station,
        min(station_region) as station_region
    from nearest
    group by submission, written_region, written_station
    having count(distinct station) = 1
),

final as (
    select
        located.submission,
        located.written_region,
        located.written_station,
        located.row_count,
        located.sheet,
        located.first_row,
        located.unit,
        located.file,
        located.last_day,
        located.named_region,
        found.station_region,
        coalesce(located.named_region, located.unit) as region,
        ancestor(coalesce(located.named_region, located.unit), 'county') as county,
        ancestor(coalesce(located.named_region, located.unit), 'town') as town,
        ancestor(coalesce(located.named_region, located.unit), 'village') as village,
        case
            when located.written_station = '' then null
            else coalesce(found.station, located.unit || '/' || located.written_station)
        end as station,
        located.written_station != '' and found.station is null as is_station_provisional
    from located
    left join found
        on
            located.submission = found.submission
            and located.written_region = found.written_region
            and located.written_station = found.written_station
)

select * from final
