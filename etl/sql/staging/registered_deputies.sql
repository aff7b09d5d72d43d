-- one row per deputy of the registers, with region and station resolved
create or replace temp table registered_deputies as
with final as (
    select
        deputies.*,
        parts.unit,
        parts.file,
        places.region as deputy_region,
        places.station as deputy_station,
        name_folded(deputies.name) as form
    from staged_deputy as deputies
    inner join parts on deputies._submission = parts.submission
    inner join places
        on
            deputies._submission = places.submission
            and coalesce(deputies.region, '') = places.written_region
            and coalesce(deputies.station, '') = places.written_station
)

select * from final
