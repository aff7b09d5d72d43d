-- grain: one row per topic announced in one month and to be supervised in the next; due on the last day of the month
-- after the one in which it was announced
create table cycles as
with final as (
    select
        records._key as cycle,
        located.region,
        ancestor(located.region, 'county') as county,
        ancestor(located.region, 'town') as town,
        ancestor(located.region, 'village') as village,
        records.topic,
        ym_of(coalesce(records.announced, records.supervised)) as ym,
        day_of(coalesce(records.announced, records.supervised)) as day,
        day_of(records.announced) as announced_day,
        records.announced_is_day as is_announced_day_known,
        day_of(last_day(records.announced + interval 1 month)) as due_day,
        day_of(records.supervised) as supervised_day,
        records.supervised_is_day as is_supervised_day_known,
        records.participants::integer as participants,
        records.result,
        parts.last_day as told_day,
        parts.submission,
        parts.file,
        records._sheet as sheet,
        records._row as row
    from staged_cycle as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
)

select * from final
order by region, day, cycle
