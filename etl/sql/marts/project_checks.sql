-- grain: one row per check of a project; the project's place and department stand beside it, and its group unless the
-- row names another
create table project_checks as
with final as (
    select
        checks._key as check_key,
        named_projects.project,
        projects.name as project_name,
        projects.region,
        projects.county,
        projects.town,
        projects.village,
        projects.kind as project_kind,
        projects.department,
        projects.year,
        coalesce(checks."group", projects.group_name) as group_name,
        checks.kind,
        day_of(checks.date) as day,
        ym_of(checks.date) as ym,
        checks.date_is_day as is_day_known,
        checks.deputies,
        name_count(checks.deputies) as deputy_attendances,
        checks.finding,
        checks.advice,
        checks.result,
        parts.submission,
        parts.file,
        checks._sheet as sheet,
        checks._row as row
    from staged_project_check as checks
    inner join parts on checks._submission = parts.submission
    inner join named_projects
        on
            checks._submission = named_projects.submission
            and checks.project = named_projects.written
    inner join projects on named_projects.project = projects.project
)

select * from final
order by region, day, check_key
