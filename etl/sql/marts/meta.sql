-- grain: one row per fact about the snapshot itself
create table meta as
with data_day as (
    select max(last_day) as day from parts
),

facts as (
    select
        labels.snapshot,
        labels.load,
        labels.built_at,
        data_day.day::varchar as data_day,
        labels.schema_version,
        labels.notice
    from labels
    cross join data_day
),

final as (
    unpivot facts
    on snapshot, load, built_at, data_day, schema_version, notice
    into name key value value
)

select * from final
