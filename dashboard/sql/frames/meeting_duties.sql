-- one row per number of meetings that a place owes in a quarter, half-year or year that ends in the period and by as_of
with

made as (
    select
        duty as of_duty,
        sum(amount) as amount_made
    from obligation_deeds
    where
        region >= $lo
        and region < $hi
        and family = 'meeting'
        and day <= $as_of
    group by duty
),

final as (
    select
        duties.duty,
        duties.subject_name,
        duties.region,
        duties.county,
        duties.town,
        duties.village,
        duties.word as kind,
        duties.period,
        duties.ym,
        duties.due_day,
        duties.required,
        duties.file,
        duties.sheet,
        duties.row,
        coalesce(made.amount_made, 0) as made,
        case when made.amount_made >= duties.required then 0 else duties.required - coalesce(made.amount_made, 0) end
            as missing
    from obligations as duties
    left join made
        on duties.duty = made.of_duty
    where
        duties.region >= $lo
        and duties.region < $hi
        and duties.due_day >= $first
        and duties.due_day <= $last
        and duties.due_day <= $as_of
        and duties.family = 'meeting'
)

select * from final
