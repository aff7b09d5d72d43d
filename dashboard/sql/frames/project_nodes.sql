-- one row per node of the plans of projects undertaken in a year that the period touches, as it stood on as_of; done
-- after its date is caught_up for good
with

final as (
    select
        nodes.project,
        nodes.project_name,
        nodes.region,
        nodes.county,
        nodes.town,
        nodes.village,
        nodes.kind,
        nodes.department,
        nodes.group_name,
        nodes.year,
        nodes.ym,
        nodes.node,
        nodes.due_day,
        nodes.is_due_day_known,
        nodes.done_day,
        nodes.is_done_day_known,
        nodes.owner,
        nodes.file,
        nodes.sheet,
        nodes.row,
        case
            when nodes.done_day <= $as_of and nodes.done_day <= nodes.due_day then 'on_time'
            when nodes.done_day <= $as_of then 'caught_up'
            when nodes.due_day < $as_of then 'overdue'
            when nodes.warn_day <= $as_of then 'due_soon'
            else 'ahead'
        end as light
    from project_nodes as nodes
    inner join projects
        on nodes.project = projects.project
    where
        nodes.region >= $lo
        and nodes.region < $hi
        and nodes.year_first_day <= $last
        and nodes.year_last_day >= $first
        and projects.is_undertaken
)

select * from final
