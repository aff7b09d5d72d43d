-- one row per check that a project is owed in a quarter, half-year or year that ends in the period and by as_of
select
    duty,
    obligation,
    subject as project,
    subject_name as project_name,
    region,
    county,
    town,
    village,
    obligation as kind,
    department,
    group_name,
    period,
    ym,
    first_day,
    due_day,
    file,
    sheet,
    row,
    case when done_day <= $as_of then done_day end as met_day,
    coalesce(done_day <= $as_of, false) as is_met
from obligations
where
    region >= $lo
    and region < $hi
    and due_day >= $first
    and due_day <= $last
    and due_day <= $as_of
    and family = 'check'
