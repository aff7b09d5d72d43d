-- grain: one row per item of the yearly assessment, place and period, as it was handed in; its value is known from the
-- end of the period it was handed in for, else of its own
create table scorecard_inputs as
with final as (
    select
        records._key as scorecard_input,
        located.region,
        ancestor(located.region, 'county') as county,
        ancestor(located.region, 'town') as town,
        ancestor(located.region, 'village') as village,
        records.item,
        ym_of(records.period_last) as ym,
        year(records.period_last)::integer as year,
        day_of(records.period) as first_day,
        day_of(records.period_last) as last_day,
        coalesce(parts.last_day, day_of(records.period_last))::integer as known_day,
        records.value,
        parts.submission,
        parts.file,
        records._sheet as sheet,
        records._row as row
    from staged_scorecard_input as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
)

select * from final
order by region, last_day, item
