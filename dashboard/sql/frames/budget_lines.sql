-- one row per budget line of a year that the period touches, as it stood at the period's end or, if earlier, on as_of: the
-- budget then, what was executed by its last month whose sum since January is known, and how it moved. Money in fen; paced
-- (budget x months) and lead (executed x 12 - paced) are fen times months, so that they stay whole.
with

months_told as (
    select
        line,
        ym,
        month_of_year,
        day,
        executed_fen,
        cumulative_fen,
        still_months
    from budget_months
    where
        region >= $lo
        and region < $hi
        and day <= $last
        and day <= $as_of
),

latest as (
    select
        line as of_line,
        max(case when cumulative_fen is not null then month_of_year end) as last_month,
        sum(case when executed_fen < 0 then 1 else 0 end) as months_below_zero,
        max(case when month_of_year = 12 then executed_fen end) as december,
        max(case when month_of_year = 9 then cumulative_fen end) as by_september,
        max(case when month_of_year = 12 then cumulative_fen end) as by_december
    from months_told
    group by line
),

stood as (
    select
        budget_states.*,
        latest.last_month,
        coalesce(latest.months_below_zero, 0) as months_below_zero,
        latest.december,
        latest.by_september,
        latest.by_december,
        latest.december is not null and latest.by_september is not null and latest.by_december is not null
            as is_whole_year,
        months_told.cumulative_fen,
        months_told.still_months
    from budget_states
    left join latest
        on budget_states.line = latest.of_line
    left join months_told
        on
            budget_states.line = months_told.line
            and latest.last_month = months_told.month_of_year
    where
        budget_states.region >= $lo
        and budget_states.region < $hi
        and budget_states.year_first_day <= $last
        and budget_states.year_last_day >= $first
        and budget_states.valid_from_day <= case when $last < $as_of then $last else $as_of end
        and budget_states.valid_to_day > case when $last < $as_of then $last else $as_of end
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
        ym,
        original_fen as original,
        adjusted_fen as adjusted,
        budget_fen - original_fen as change,
        budget_fen as budget,
        last_month as reported_month,
        cumulative_fen as executed,
        case when last_month is not null then budget_fen end as reported_budget,
        budget_fen * last_month as paced,
        cumulative_fen * 12 - budget_fen * last_month as lead,
        still_months as months_still,
        months_below_zero,
        december,
        case when is_whole_year then december end as in_december,
        case when is_whole_year then by_december - by_september end as in_last_quarter,
        case when is_whole_year then by_december end as in_year,
        paid_fen as paid,
        used_fen as used,
        case when paid_fen is not null then budget_fen end as paid_base,
        case when used_fen is not null then paid_fen end as used_base,
        findings,
        performance,
        file,
        sheet,
        row
    from stood
)

select * from final
