-- those passed up: at the village, then at the town, two rows per issue
insert into moving_stays by name
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
        cast(counted.number as integer) as stay,
        case when counted.number = 1 then 'village' else 'town' end as stay_level,
        case when counted.number = 1 then 'first_collected' else 'arrived' end as entered_by,
        case when counted.number = 1 then collected_day else collected_day + days_below end as entered_day,
        true as is_entered_known,
        true as is_left_known,
        case
            when counted.number = 1 then 'escalated'
            when is_ended then 'resolved'
        end as left_by,
        case
            when counted.number = 1 then collected_day + days_below
            when is_ended then collected_day + days_below + days_to_end
        end as left_day,
        true as is_confirmed,
        false as is_arrival_only_claimed
    from lives, range(1, 3) as counted (number)
    where is_escalated
)

select
    final.*,
    collected.ym as collected_ym,
    entered.workday as entered_workday,
    departed.workday as left_workday,
    entered.workday + 15 as limit_workday
from final
inner join calendar as collected on final.collected_day = collected.day
inner join calendar as entered on final.entered_day = entered.day
left join calendar as departed on final.left_day = departed.day
order by final.region, final.collected_day
