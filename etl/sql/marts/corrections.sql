-- grain: one row per correction asked for; the activity meant is the deputy's only one of that event number, title or
-- day. known_day: when that activity's ledger was handed in
create table corrections as
with written as (
    select
        asked.*,
        named_deputies.deputy as deputy_key,
        parts.file
    from staged_correction as asked
    inner join parts on asked._submission = parts.submission
    inner join named_deputies
        on
            asked._submission = named_deputies.submission
            and asked.deputy = named_deputies.written
            and named_deputies.written_group = ''
            and named_deputies.written_region = ''
    where named_deputies.deputy is not null
),

meant as (
    select
        written._key as correction,
        min(activities.activity) as activity,
        min(activities.day) as activity_day,
        min(parts.last_day) as known_day
    from written
    inner join activities on written.deputy_key = activities.deputy
    inner join staged_activity on activities.activity = staged_activity._key
    inner join parts on activities.submission = parts.submission
    where
        staged_activity.event = written.record
        or name_folded(activities.title) = name_folded(written.record)
        or staged_activity.date::varchar = written.record
    group by written._key
    having count(*) = 1
),

final as (
    select
        written._key as correction,
        deputies.deputy,
        deputies.region,
        deputies.county,
        deputies.town,
        deputies.village,
        written.record,
        written.kind,
        meant.activity,
        meant.activity_day,
        meant.known_day,
        day_of(written.asked) as asked_day,
        day_of(written.decided) as decided_day,
        written.outcome,
        written._submission as submission,
        written.file,
        written._sheet as sheet,
        written._row as row
    from written
    inner join deputies on written.deputy_key = deputies.deputy
    left join meant on written._key = meant.correction
)

select * from final
order by region, deputy, asked_day, correction
