-- one row per task planned for a month that begins in the period, as it stood on as_of
with

final as (
    select
        task,
        region,
        county,
        town,
        village,
        list,
        title,
        theme,
        ym,
        due_day,
        owner as department,
        is_done_day_known,
        file,
        sheet,
        row,
        case when done_day <= $as_of then done_day end as met_day,
        case when told_day <= $as_of then outcome end as outcome,
        case
            when done_day <= $as_of and done_day <= due_day then 'on_time'
            when done_day <= $as_of then 'late'
            when dropped_day <= $as_of then 'dropped'
            when outcome = 'done' and done_day is null and told_day <= $as_of then 'undated'
            when due_day < $as_of then 'overdue'
            else 'open'
        end as state
    from tasks
    where
        region >= $lo
        and region < $hi
        and first_day >= $first
        and first_day <= $last
)

select * from final
