-- one row per submission part and group as its rows write it, with the group it means: by its key, by its id or name in
-- the same unit's register, in one of the unit's town or county, or in one of the units below it
create or replace temp table named_groups as
with written as (
    select
        _submission as submission,
        "group" as written
    from staged_group_member
    union
    select
        _submission as submission,
        "group" as written
    from staged_activity
    union
    select
        _submission as submission,
        "group" as written
    from staged_assessment
    union
    select
        _submission as submission,
        "group" as written
    from staged_project_check
),

asked as (
    select
        written.submission,
        written.written,
        parts.unit
    from written
    inner join parts on written.submission = parts.submission
    where written.written is not null
),

registered as (
    select distinct
        groups._key as group_id,
        parts.unit,
        unnest([groups.id, name_folded(groups.name)]) as form
    from staged_group as groups
    inner join parts on groups._submission = parts.submission
),

found as (
    select
        asked.submission,
        asked.written,
        registered.group_id,
        case
            when registered.unit = asked.unit then 1
            when is_below(asked.unit, registered.unit) then 2
            else 3
        end as distance
    from asked
    inner join registered
        on
            name_folded(asked.written) = registered.form
            and left(asked.unit, 6) = left(registered.unit, 6)
    where
        registered.unit = asked.unit
        or is_below(asked.unit, registered.unit)
        or is_below(registered.unit, asked.unit)
    union
    select
        asked.submission,
        asked.written,
        staged_group._key as group_id,
        0 as distance
    from asked
    inner join staged_group on full_key(asked.written) = staged_group._key
),

nearest as (
    select * from found
    qualify distance = min(distance) over (partition by submission, written)
),

final as (
    select
        submission,
        written,
        min(group_id) as group_id
    from nearest
    group by submission, written
    having count(distinct group_id) = 1
)

select * from final
