-- grain: one row per issue and interval [valid_from_day, valid_to_day) in which its state did not change; a quiet issue's
-- state changes on the days it was collected, resolved, closed and rated, each of which begins an interval once
create view issue_states as
select * from moving_states
union all
select
    issue,
    region,
    county,
    town,
    village,
    level,
    station,
    department,
    category,
    source,
    routing,
    mode,
    setting,
    campaign,
    reception,
    collected_day,
    collected_ym,
    collected_workday,
    is_day_known,
    collected_day as valid_from_day,
    least(
        case when resolved_day > collected_day then resolved_day end,
        case when closed_day > collected_day then closed_day end,
        case when rated_day > collected_day then rated_day end,
        2147483647
    ) as valid_to_day,
    level as current_level,
    level as highest_level,
    coalesce(resolved_day <= collected_day, false) as is_resolved,
    case when resolved_day <= collected_day then resolved_day end as resolved_day,
    case when resolved_day <= collected_day then is_resolved_known end as is_resolved_day_known,
    case when resolved_day <= collected_day then level end as resolved_level,
    case when resolved_day <= collected_day then disposition end as disposition,
    case when resolved_day <= collected_day and is_day_known and is_resolved_known then resolved_day - collected_day end
        as days_to_resolve,
    coalesce(closed_day <= collected_day, false) as is_closed,
    case when closed_day <= collected_day then closed_day end as closed_day,
    coalesce(resolved_day <= collected_day, false) as is_ever_resolved,
    coalesce(closed_day <= collected_day, false) as is_ever_closed,
    false as is_reopened,
    case when rated_day <= collected_day then satisfaction end as satisfaction
from issue_records
where is_quiet
union all
select
    issue,
    region,
    county,
    town,
    village,
    level,
    station,
    department,
    category,
    source,
    routing,
    mode,
    setting,
    campaign,
    reception,
    collected_day,
    collected_ym,
    collected_workday,
    is_day_known,
    resolved_day as valid_from_day,
    least(
        case when closed_day > resolved_day then closed_day end,
        case when rated_day > resolved_day then rated_day end,
        2147483647
    ) as valid_to_day,
    level as current_level,
    level as highest_level,
    true as is_resolved,
    resolved_day,
    is_resolved_known as is_resolved_day_known,
    level as resolved_level,
    disposition,
    case when is_day_known and is_resolved_known then resolved_day - collected_day end
        as days_to_resolve,
    coalesce(closed_day <= resolved_day, false) as is_closed,
    case when closed_day <= resolved_day then closed_day end as closed_day,
    true as is_ever_resolved,
    coalesce(closed_day <= resolved_day, false) as is_ever_closed,
    false as is_reopened,
    case when rated_day <= resolved_day then satisfaction end as satisfaction
from issue_records
where is_quiet and resolved_day > collected_day
union all
select
    issue,
    region,
    county,
    town,
    village,
    level,
    station,
    department,
    category,
    source,
    routing,
    mode,
    setting,
    campaign,
    reception,
    collected_day,
    collected_ym,
    collected_workday,
    is_day_known,
    closed_day as valid_from_day,
    least(
        case when resolved_day > closed_day then resolved_day end,
        case when rated_day > closed_day then rated_day end,
        2147483647
    ) as valid_to_day,
    level as current_level,
    level as highest_level,
    coalesce(resolved_day <= closed_day, false) as is_resolved,
    case when resolved_day <= closed_day then resolved_day end as resolved_day,
    case when resolved_day <= closed_day then is_resolved_known end as is_resolved_day_known,
    case when resolved_day <= closed_day then level end as resolved_level,
    case when resolved_day <= closed_day then disposition end as disposition,
    case when resolved_day <= closed_day and is_day_known and is_resolved_known then resolved_day - collected_day end
        as days_to_resolve,
    true as is_closed,
    closed_day,
    coalesce(resolved_day <= closed_day, false) as is_ever_resolved,
    true as is_ever_closed,
    false as is_reopened,
    case when rated_day <= closed_day then satisfaction end as satisfaction
from issue_records
where is_quiet and closed_day > resolved_day
union all
select
    issue,
    region,
    county,
    town,
    village,
    level,
    station,
    department,
    category,
    source,
    routing,
    mode,
    setting,
    campaign,
    reception,
    collected_day,
    collected_ym,
    collected_workday,
    is_day_known,
    rated_day as valid_from_day,
    least(
        case when resolved_day > rated_day then resolved_day end,
        case when closed_day > rated_day then closed_day end,
        2147483647
    ) as valid_to_day,
    level as current_level,
    level as highest_level,
    coalesce(resolved_day <= rated_day, false) as is_resolved,
    case when resolved_day <= rated_day then resolved_day end as resolved_day,
    case when resolved_day <= rated_day then is_resolved_known end as is_resolved_day_known,
    case when resolved_day <= rated_day then level end as resolved_level,
    case when resolved_day <= rated_day then disposition end as disposition,
    case when resolved_day <= rated_day and is_day_known and is_resolved_known then resolved_day - collected_day end
        as days_to_resolve,
    coalesce(closed_day <= rated_day, false) as is_closed,
    case when closed_day <= rated_day then closed_day end as closed_day,
    coalesce(resolved_day <= rated_day, false) as is_ever_resolved,
    coalesce(closed_day <= rated_day, false) as is_ever_closed,
    false as is_reopened,
    satisfaction
from issue_records
where is_quiet and rated_day > collected_day and rated_day is distinct from resolved_day and rated_day is distinct from closed_day
