-- grain: one row per step of supervising a place's budget; a step without a day due stands in the month it was done
create table budget_steps as
with final as (
    select
        records._key as step,
        records.place as region,
        ancestor(records.place, 'county') as county,
        ancestor(records.place, 'town') as town,
        ancestor(records.place, 'village') as village,
        records.kind,
        day_of(records.due) as due_day,
        day_of(records.date) as day,
        records.date_is_day as is_day_known,
        ym_of(coalesce(records.due, records.date)) as ym,
        records.result,
        records._submission as submission,
        records.file,
        records._sheet as sheet,
        records._row as row
    from staged_budget_step as records
)

select * from final
order by region, ym, kind
