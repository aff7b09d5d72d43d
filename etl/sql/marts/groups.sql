-- grain: one row per group of deputies
create table groups as
with final as (
    select
        registered._key as group_id,
        registered.name,
        registered.kind,
        located.region,
        ancestor(located.region, 'county') as county,
        ancestor(located.region, 'town') as town,
        ancestor(located.region, 'village') as village,
        registered.leader,
        registered.linked_member,
        parts.submission,
        parts.file,
        registered._sheet as sheet,
        registered._row as row
    from staged_group as registered
    inner join parts on registered._submission = parts.submission
    inner join places as located
        on
            registered._submission = located.submission
            and coalesce(registered.region, '') = located.written_region
            and located.written_station = ''
)

select * from final
order by region, group_id
