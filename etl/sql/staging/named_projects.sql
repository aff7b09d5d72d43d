-- one row per submission part and project as its rows write it, with the project it means: by its key, by its id or
-- name in the same unit's ledger, in a ledger of the unit's town or county, or by one that one unit of the county has
create or replace temp table named_projects as
with written as (
    select
        _submission as submission,
        project as written
    from staged_project_node
    union
    select
        _submission as submission,
        project as written
    from staged_project_check
    union
    select
        _submission as submission,
        subject as written
    from staged_survey
    where subject_kind = 'project'
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
        projects._key as project,
        parts.unit,
        unnest([projects.id, name_folded(projects.name)]) as form
    from staged_project as projects
    inner join parts on projects._submission = parts.submission
),

found as (
    select
        asked.submission,
        asked.written,
        registered.project,
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
    union
    select
        asked.submission,
        asked.written,
        staged_project._key as project,
        0 as distance
    from asked
    inner join staged_project on full_key(asked.written) = staged_project._key
),

nearest as (
    select * from found
    qualify distance = min(distance) over (partition by submission, written)
),

final as (
    select
        submission,
        written,
        min(project) as project
    from nearest
    group by submission, written
    having count(distinct project) = 1
)

select * from final
