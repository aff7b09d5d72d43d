-- surveys of a project that no ledger has, or that several bear the name of: they count as surveys and rate no project
select
    records._submission as submission,
    'warning' as severity,
    'unknown_rated_project' as rule,
    records._sheet as sheet,
    min(records._row) as row,
    'subject' as field,
    records.subject as found,
    '测评的项目“' || records.subject || '”不在项目台账里，或有不止一个同名（共 ' || count(*)
    || ' 行）：只计入满意度，不算到项目上；请核对编号，或在项目台账里补上' as message,
    'Surveyed project ' || records.subject || ' is in no project ledger, or several bear the name (' || count(*)
    || ' rows): it rates no project; check the number or add it' as message_en
from staged_survey as records
anti join named_projects
    on records._submission = named_projects.submission and records.subject = named_projects.written
where records.subject_kind = 'project'
group by records._submission, records._sheet, records.subject
