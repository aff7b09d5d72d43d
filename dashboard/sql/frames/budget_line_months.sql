-- one row per budget line and month of the period that is over by as_of, as the line stood at that month's end; what was
-- not reported for the month is null. Money in fen, paced and lead in fen times months, as in budget_lines.
with

stood as (
    select
        budget_states.*,
        months.ym as of_ym,
        budget_months.month_of_year,
        budget_months.executed_fen,
        budget_months.cumulative_fen,
        budget_months.still_months
    from budget_states
    inner join months
        on
            budget_states.year = months.year
            and budget_states.valid_from_day <= months.last_day
            and budget_states.valid_to_day > months.last_day
    left join budget_months
        on
            budget_states.line = budget_months.line
            and months.ym = budget_months.ym
    where
        budget_states.region >= $lo
        and budget_states.region < $hi
        and months.last_day >= $first
        and months.last_day <= $last
        and months.last_day <= $as_of
),

final as (
    select
        line,
        region,
        county,
        town,
        village,
        unit,
        item,
        fund_class,
        year,
        of_ym as ym,
        original_fen as original,
        adjusted_fen as adjusted,
        budget_fen as budget,
        case when cumulative_fen is not null then month_of_year end as reported_month,
        cumulative_fen as executed,
        case when cumulative_fen is not null then budget_fen end as reported_budget,
        case when cumulative_fen is not null then budget_fen * month_of_year end as paced,
        cumulative_fen * 12 - budget_fen * month_of_year as lead,
        still_months as months_still,
        case when executed_fen < 0 then 1 else 0 end as months_below_zero,
        case when month_of_year = 12 then executed_fen end as december,
        file,
        sheet,
        row
    from stood
)

select * from final
