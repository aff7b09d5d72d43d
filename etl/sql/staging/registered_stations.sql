-- one row per station of the registers, with its region resolved
create or replace temp table registered_stations as
with final as (
    select
        staged_station.*,
        name_folded(staged_station.name) as form,
        coalesce(
            padded(staged_station.region), written_regions.region, parts.unit
        ) as station_region
    from staged_station
    inner join parts on staged_station._submission = parts.submission
    left join written_regions
        on parts.unit = written_regions.unit and staged_station.region = written_regions.written_region
)

select * from final
