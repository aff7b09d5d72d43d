-- one row per issue first collected in the period, in its state on as_of
select
    *,
    case
        when not is_day_known then null
        when is_resolved then days_to_resolve
        else $as_of - collected_day
    end as days_observed,
    case when is_day_known then $as_of - collected_day end as days_old
from collected_issues
