-- grain: one row per node of a project's plan; the project's place, department and group stand beside it
create table project_nodes as
with final as (
    select
        named_projects.project,
        projects.name as project_name,
        projects.region,
        projects.county,
        projects.town,
        projects.village,
        projects.kind,
        projects.department,
        projects.group_name,
        projects.year,
        projects.ym,
        projects.year_first_day,
        projects.year_last_day,
        nodes.name as node,
        day_of(nodes.due) as due_day,
        nodes.due_is_day as is_due_day_known,
        day_of(nodes.due) - project_rules.due_soon_days as warn_day,
        day_of(nodes.done) as done_day,
        nodes.done_is_day as is_done_day_known,
        nodes.owner,
        parts.submission,
        parts.file,
        nodes._sheet as sheet,
        nodes._row as row
    from staged_project_node as nodes
    inner join parts on nodes._submission = parts.submission
    inner join named_projects
        on
            nodes._submission = named_projects.submission
            and nodes.project = named_projects.written
    inner join projects on named_projects.project = projects.project
    cross join project_rules
)

select * from final
order by region, project, due_day, node
