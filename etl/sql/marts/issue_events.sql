-- grain: one row per dated fact of an issue; a quiet issue's facts stand in its own row, in the order of rule 7
create view issue_events as
select * from moving_events
union all
select
    issue,
    1 as seq,
    'collected' as event,
    level,
    collected_day as day,
    collected_ym as ym,
    is_day_known,
    department,
    null::varchar as note,
    true as is_confirmed,
    submission,
    file,
    sheet,
    row
from issue_records
where is_quiet
union all
select
    issue,
    2
    + coalesce((resolved_day < assigned_day)::integer, 0)
    + coalesce((fed_back_day < assigned_day)::integer, 0)
    + coalesce((closed_day < assigned_day)::integer, 0)
    + coalesce((rated_day < assigned_day)::integer, 0)
    + coalesce((reviewed_day < assigned_day)::integer, 0) as seq,
    'assigned' as event,
    level,
    assigned_day as day,
    (year(date '1970-01-01' + assigned_day) * 100 + month(date '1970-01-01' + assigned_day))::integer as ym,
    is_assigned_known as is_day_known,
    department,
    null::varchar as note,
    true as is_confirmed,
    submission,
    file,
    sheet,
    row
from issue_records
where is_quiet and assigned_day is not null
union all
select
    issue,
    2
    + coalesce((assigned_day <= resolved_day)::integer, 0)
    + coalesce((fed_back_day < resolved_day)::integer, 0)
    + coalesce((closed_day < resolved_day)::integer, 0)
    + coalesce((rated_day < resolved_day)::integer, 0)
    + coalesce((reviewed_day < resolved_day)::integer, 0) as seq,
    'resolved' as event,
    level,
    resolved_day as day,
    (year(date '1970-01-01' + resolved_day) * 100 + month(date '1970-01-01' + resolved_day))::integer as ym,
    is_resolved_known as is_day_known,
    department,
    disposition as note,
    true as is_confirmed,
    submission,
    file,
    sheet,
    row
from issue_records
where is_quiet and resolved_day is not null
union all
select
    issue,
    2
    + coalesce((assigned_day <= fed_back_day)::integer, 0)
    + coalesce((resolved_day <= fed_back_day)::integer, 0)
    + coalesce((closed_day < fed_back_day)::integer, 0)
    + coalesce((rated_day < fed_back_day)::integer, 0)
    + coalesce((reviewed_day < fed_back_day)::integer, 0) as seq,
    'fed_back' as event,
    level,
    fed_back_day as day,
    (year(date '1970-01-01' + fed_back_day) * 100 + month(date '1970-01-01' + fed_back_day))::integer as ym,
    is_fed_back_known as is_day_known,
    department,
    null::varchar as note,
    true as is_confirmed,
    submission,
    file,
    sheet,
    row
from issue_records
where is_quiet and fed_back_day is not null
union all
select
    issue,
    2
    + coalesce((assigned_day <= closed_day)::integer, 0)
    + coalesce((resolved_day <= closed_day)::integer, 0)
    + coalesce((fed_back_day <= closed_day)::integer, 0)
    + coalesce((rated_day < closed_day)::integer, 0)
    + coalesce((reviewed_day < closed_day)::integer, 0) as seq,
    'closed' as event,
    level,
    closed_day as day,
    (year(date '1970-01-01' + closed_day) * 100 + month(date '1970-01-01' + closed_day))::integer as ym,
    is_closed_known as is_day_known,
    department,
    null::varchar as note,
    true as is_confirmed,
    submission,
    file,
    sheet,
    row
from issue_records
where is_quiet and closed_day is not null
union all
select
    issue,
    2
    + coalesce((assigned_day <= rated_day)::integer, 0)
    + coalesce((resolved_day <= rated_day)::integer, 0)
    + coalesce((fed_back_day <= rated_day)::integer, 0)
    + coalesce((closed_day <= rated_day)::integer, 0)
    + coalesce((reviewed_day < rated_day)::integer, 0) as seq,
    'rated' as event,
    level,
    rated_day as day,
    (year(date '1970-01-01' + rated_day) * 100 + month(date '1970-01-01' + rated_day))::integer as ym,
    is_rated_known as is_day_known,
    department,
    satisfaction as note,
    true as is_confirmed,
    submission,
    file,
    sheet,
    row
from issue_records
where is_quiet and rated_day is not null
union all
select
    issue,
    2
    + coalesce((assigned_day <= reviewed_day)::integer, 0)
    + coalesce((resolved_day <= reviewed_day)::integer, 0)
    + coalesce((fed_back_day <= reviewed_day)::integer, 0)
    + coalesce((closed_day <= reviewed_day)::integer, 0)
    + coalesce((rated_day <= reviewed_day)::integer, 0) as seq,
    'reviewed' as event,
    level,
    reviewed_day as day,
    (year(date '1970-01-01' + reviewed_day) * 100 + month(date '1970-01-01' + reviewed_day))::integer as ym,
    is_reviewed_known as is_day_known,
    department,
    review_outcome as note,
    true as is_confirmed,
    submission,
    file,
    sheet,
    row
from issue_records
where is_quiet and reviewed_day is not null
