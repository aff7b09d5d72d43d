-- grain: one row per reception
create table receptions as
with received as (
    select
        receptions.*,
        parts.submission,
        parts.file,
        places.station as resolved_station,
        coalesce(places.named_region, places.station_region, places.unit) as resolved_region
    from staged_reception as receptions
    inner join parts on receptions._submission = parts.submission
    inner join places
        on
            receptions._submission = places.submission
            and coalesce(receptions.region, '') = places.written_region
            and coalesce(receptions.station, '') = places.written_station
),

final as (
    select
        _key as reception,
        resolved_region as region,
        ancestor(resolved_region, 'county') as county,
        ancestor(resolved_region, 'town') as town,
        ancestor(resolved_region, 'village') as village,
        resolved_station as station,
        mode,
        setting,
        campaign,
        day_of(date) as day,
        ym_of(date) as ym,
        date_is_day as is_day_known,
        day_of(planned) as planned_day,
        name_count(deputies) as deputy_attendances,
        name_count(others) as others_attendances,
        person_times::integer as person_times,
        opinions::integer as opinions,
        solved_on_spot::integer as solved_on_spot,
        deputies,
        submission,
        file,
        _sheet as sheet,
        _row as row
    from received
)

select * from final
order by region, day, reception
