-- one row per issue; of those that never left their village nothing else is kept
insert into filled_issues by name
with

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
        true as is_chain_confirmed,
        not is_escalated as is_quiet,
        case when is_ended and not is_escalated then collected_day + days_to_end end as resolved_day
    from lives
)

select
    final.*,
    collected.ym as collected_ym,
    collected.workday as collected_workday,
    collected.workday + 15 as limit_workday,
    ended.workday as resolved_workday,
    true as is_resolved_known,
    final.resolved_day as closed_day,
    true as is_closed_known,
    case when final.resolved_day is not null then 'solved' end as disposition
from final
inner join calendar as collected on final.collected_day = collected.day
left join calendar as ended on final.resolved_day = ended.day
order by final.region, final.collected_day
