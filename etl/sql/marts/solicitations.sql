-- grain: one row per kind of solicitation in one place and year
create table solicitations as
with final as (
    select
        records._key as solicitation,
        located.region,
        ancestor(located.region, 'county') as county,
        ancestor(located.region, 'town') as town,
        ancestor(located.region, 'village') as village,
        records.kind,
        records.year::integer as year,
        (records.year * 100 + 1)::integer as ym,
        day_of(make_date(records.year, 1, 1)) as year_first_day,
        day_of(make_date(records.year, 12, 31)) as year_last_day,
        records.count::integer as quantity,
        parts.submission,
        parts.file,
        records._sheet as sheet,
        records._row as row
    from staged_solicitation as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
)

select * from final
order by region, year, kind
