-- grain: one row per meeting
create table meetings as
with final as (
    select
        records._key as meeting,
        located.region,
        ancestor(located.region, 'county') as county,
        ancestor(located.region, 'town') as town,
        ancestor(located.region, 'village') as village,
        records.kind,
        day_of(records.date) as day,
        ym_of(records.date) as ym,
        records.date_is_day as is_day_known,
        records.topics,
        name_count(records.topics) as topic_count,
        records.attended::integer as attended,
        parts.submission,
        parts.file,
        records._sheet as sheet,
        records._row as row
    from staged_meeting as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
)

select * from final
order by region, day, meeting
