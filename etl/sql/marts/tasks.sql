-- grain: one row per task of a supervision plan; due on the last day of its month where the row says nothing; dropped
-- from the end of the period whose ledger first says so of it in force
create table tasks as
with final as (
    select
        records._key as task,
        located.region,
        ancestor(located.region, 'county') as county,
        ancestor(located.region, 'town') as town,
        ancestor(located.region, 'village') as village,
        records.list,
        records.title,
        records.theme,
        ym_of(records.month) as ym,
        day_of(date_trunc('month', records.month)::date) as first_day,
        day_of(coalesce(records.due, last_day(records.month))) as due_day,
        records.owner,
        day_of(records.done) as done_day,
        records.done_is_day as is_done_day_known,
        case when records.outcome = 'dropped' then parts.last_day end as dropped_day,
        records.outcome,
        parts.last_day as told_day,
        parts.submission,
        parts.file,
        records._sheet as sheet,
        records._row as row
    from staged_task as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
)

select * from final
order by region, ym, task
