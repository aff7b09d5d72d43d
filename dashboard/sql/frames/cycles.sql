-- one row per topic announced in the period, or supervised in it without having been announced, as it stood on as_of: to
-- be supervised by the end of the month after its announcement
with

final as (
    select
        cycle,
        topic,
        region,
        county,
        town,
        village,
        ym,
        day,
        announced_day,
        is_announced_day_known,
        due_day,
        is_supervised_day_known,
        participants,
        file,
        sheet,
        row,
        case when supervised_day <= $as_of then supervised_day end as met_day,
        case when told_day <= $as_of then result end as result,
        announced_day is not null and ym % 2 = 0 as is_off_month,
        case
            when announced_day is null then 'unannounced'
            when supervised_day <= $as_of and supervised_day <= due_day then 'on_time'
            when supervised_day <= $as_of then 'late'
            when due_day < $as_of then 'broken'
            else 'open'
        end as state
    from cycles
    where
        region >= $lo
        and region < $hi
        and day >= $first
        and day <= $last
        and day <= $as_of
)

select * from final
