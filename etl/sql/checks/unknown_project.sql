-- nodes and checks of a project that no ledger has, or that several bear the name of: they stand in no figure
with written as (
    select
        _submission as submission,
        project,
        _sheet,
        _row
    from staged_project_node
    union all
    select
        _submission as submission,
        project,
        _sheet,
        _row
    from staged_project_check
)

select
    written.submission,
    'warning' as severity,
    'unknown_project' as rule,
    written._sheet as sheet,
    min(written._row) as row,
    'project' as field,
    written.project as found,
    '项目“' || written.project || '”不在项目台账里，或有不止一个同名（共 ' || count(*)
    || ' 行），暂不计入：请核对编号，或在项目台账里补上' as message,
    'Project ' || written.project || ' is in no project ledger, or several bear the name (' || count(*)
    || ' rows); it counts nowhere: check the number or add it' as message_en
from written
anti join named_projects
    on written.submission = named_projects.submission and written.project = named_projects.written
where written.project is not null
group by written.submission, written._sheet, written.project
