-- one row per name in a list of deputies: who received, co-signed, checked a project, collected an issue. written is the
-- name as it stands in the list, at its position from 1; beside: the town or village of what the row is about, where the
-- row itself writes none; is_repeated: the list has the name before
create or replace temp table listed_names as
with listing as (
    select
        'reception' as ledger,
        'deputies' as field,
        names_in(deputies) as listed,
        '' as written_group,
        coalesce(region, '') as written_region,
        coalesce(station, '') as written_station,
        '' as beside,
        concat_ws(' ', date::varchar, campaign) as told,
        _submission,
        _sheet,
        _row,
        _key
    from staged_reception
    where deputies is not null
    union all
    select
        'suggestion' as ledger,
        'co_signers' as field,
        names_in(co_signers) as listed,
        '' as written_group,
        coalesce(region, '') as written_region,
        '' as written_station,
        '' as beside,
        concat_ws(' ', submitted::varchar, title) as told,
        _submission,
        _sheet,
        _row,
        _key
    from staged_suggestion
    where co_signers is not null
    union all
    select
        'project_check' as ledger,
        'deputies' as field,
        names_in(checks.deputies) as listed,
        coalesce(checks."group", '') as written_group,
        '' as written_region,
        '' as written_station,
        case when level_number(region_level(project_places.region)) <= 2 then project_places.region else '' end as beside,
        concat_ws(' ', checks.date::varchar, checks.project) as told,
        checks._submission,
        checks._sheet,
        checks._row,
        checks._key
    from staged_project_check as checks
    left join named_projects
        on checks._submission = named_projects.submission and checks.project = named_projects.written
    left join staged_project as projects on named_projects.project = projects._key
    left join places as project_places
        on
            projects._submission = project_places.submission
            and coalesce(projects.region, '') = project_places.written_region
            and project_places.written_station = ''
    where checks.deputies is not null
    union all
    select
        'issue' as ledger,
        'deputy' as field,
        names_in(deputy) as listed,
        '' as written_group,
        coalesce(region, '') as written_region,
        coalesce(station, '') as written_station,
        '' as beside,
        concat_ws(' ', collected::varchar, title) as told,
        _submission,
        _sheet,
        _row,
        _key
    from staged_issue
    where deputy is not null
),

numbered as (
    select
        * exclude (listed),
        listed,
        unnest(listed) as written,
        generate_subscripts(listed, 1) as position
    from listing
),

final as (
    select
        * exclude (listed, position),
        position::integer as position,
        list_position(listed, written) < position as is_repeated
    from numbered
)

select * from final
