-- those passed up: open, then resolved where it ended, one or two rows per issue
insert into moving_states by name
with

ends as (
    select
        *,
        collected_day + days_below + days_to_end as ended_day
    from lives
    where is_escalated
),

final as (
    select
        issue,
        region,
        county,
        town,
        village,
        category,
        department,
        source,
        collected_day,
        'village' as level,
        true as is_day_known,
        case when counted.number = 0 then collected_day else ended_day end as valid_from_day,
        case when counted.number = 0 and is_ended then ended_day else 2147483647 end as valid_to_day,
        'town' as current_level,
        'town' as highest_level,
        counted.number = 1 as is_resolved,
        case when counted.number = 1 then ended_day end as resolved_day,
        case when counted.number = 1 then ended_day - collected_day end as days_to_resolve,
        case when counted.number = 1 then 'town' end as resolved_level,
        case when counted.number = 1 then 'solved' end as disposition,
        counted.number = 1 as is_closed,
        counted.number = 1 as is_ever_resolved,
        counted.number = 1 as is_ever_closed,
        false as is_reopened
    from ends, range(2) as counted (number)
    where counted.number = 0 or is_ended
)

select
    final.*,
    calendar.ym as collected_ym,
    calendar.workday as collected_workday
from final
inner join calendar on final.collected_day = calendar.day
order by final.region, final.collected_day
