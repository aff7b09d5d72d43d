-- one row per step of a budget's supervision owed in a period that ends in the period asked for and by as_of, with what
-- came of it
with

results as (
    select
        region as of_region,
        kind as of_kind,
        day as of_day,
        min(result) as came_of_it
    from budget_steps
    where
        region >= $lo
        and region < $hi
        and day is not null
    group by region, kind, day
),

final as (
    select
        duties.duty,
        duties.region,
        duties.county,
        duties.town,
        duties.village,
        duties.word as kind,
        duties.period,
        duties.ym,
        duties.due_day,
        duties.file,
        duties.sheet,
        duties.row,
        case when duties.done_day <= $as_of then duties.done_day end as done_day,
        case when duties.done_day <= $as_of then results.came_of_it end as result,
        case
            when duties.done_day <= $as_of and duties.done_day <= duties.due_day then 'on_time'
            when duties.done_day <= $as_of then 'late'
            else 'overdue'
        end as light
    from obligations as duties
    left join results
        on
            duties.region = results.of_region
            and duties.word = results.of_kind
            and duties.done_day = results.of_day
    where
        duties.family = 'budget'
        and duties.region >= $lo
        and duties.region < $hi
        and duties.due_day >= $first
        and duties.due_day <= $last
        and duties.due_day <= $as_of
)

select * from final
