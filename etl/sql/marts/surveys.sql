-- grain: one row per survey of one subject on one day; a surveyed project that a ledger has lies where the project does
create table surveys as
with written as (
    select
        records.*,
        parts.submission,
        parts.file,
        projects.project as rated_project,
        projects.name as rated_name,
        case when records.region is null then coalesce(projects.region, located.region) else located.region end as place
    from staged_survey as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
    left join named_projects
        on
            records.subject_kind = 'project'
            and records._submission = named_projects.submission
            and records.subject = named_projects.written
    left join projects on named_projects.project = projects.project
),

final as (
    select
        _key as survey,
        subject_kind,
        coalesce(rated_project, place || '/' || name_folded(subject)) as subject,
        coalesce(rated_name, subject) as subject_name,
        rated_project as project,
        place as region,
        ancestor(place, 'county') as county,
        ancestor(place, 'town') as town,
        ancestor(place, 'village') as village,
        day_of(date) as day,
        ym_of(date) as ym,
        date_is_day as is_day_known,
        asked::integer as asked,
        (satisfied + basically_satisfied + dissatisfied)::integer as answered,
        satisfied::integer as satisfied,
        basically_satisfied::integer as basically_satisfied,
        dissatisfied::integer as dissatisfied,
        no_view::integer as no_view,
        satisfied + basically_satisfied + dissatisfied is not null as is_complete,
        submission,
        file,
        _sheet as sheet,
        _row as row
    from written
)

select * from final
order by region, day, survey
