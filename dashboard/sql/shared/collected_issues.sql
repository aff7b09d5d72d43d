-- one row per issue first collected in the period, in its state on as_of
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
    collected_day,
    collected_ym as ym,
    is_day_known,
    current_level,
    highest_level,
    is_resolved,
    resolved_day,
    resolved_level,
    disposition,
    is_closed,
    closed_day,
    is_ever_resolved,
    is_reopened,
    satisfaction,
    days_to_resolve
from issue_states
where
    region >= $lo
    and region < $hi
    and collected_day >= $first
    and collected_day <= $last
    and valid_from_day <= $as_of
    and valid_to_day > $as_of
