-- one row per budget row and month that it gives an amount for, from a column a month or from month and amount; where
-- no month is written, of the last month handed in for, if the period is one month or begins with the year
create or replace temp table budget_amounts as
with wide as (
    select
        budget_rows.*,
        unnest(range(1, 13)) as stated_month,
        unnest([
            executed_01, executed_02, executed_03, executed_04, executed_05, executed_06,
            executed_07, executed_08, executed_09, executed_10, executed_11, executed_12
        ]) as amount,
        coalesce(cumulative, false) as is_cumulative
    from budget_rows
),

dated as (
    select
        *,
        coalesce(
            executed_01, executed_02, executed_03, executed_04, executed_05, executed_06,
            executed_07, executed_08, executed_09, executed_10, executed_11, executed_12
        ) is not null as is_wide,
        first_day = day_of(make_date(year, 1, 1)) as is_from_january,
        date '1970-01-01' + last_day as last_date
    from budget_rows
),

long as (
    select
        *,
        case
            when month is not null then month
            when year(last_date) = year and (is_from_january or last_day - first_day < 31) then month(last_date)
        end as stated_month,
        coalesce(cumulative, month is null and is_from_january and last_day - first_day >= 31) as is_cumulative
    from dated
    where executed is not null and not is_wide
),

every as (
    select
        submission,
        place,
        line,
        unit,
        item,
        year,
        recency,
        last_day,
        _sheet,
        _row,
        stated_month,
        amount,
        is_cumulative
    from wide
    where amount is not null
    union all
    select
        submission,
        place,
        line,
        unit,
        item,
        year,
        recency,
        last_day,
        _sheet,
        _row,
        stated_month,
        executed as amount,
        is_cumulative
    from long
),

final as (
    select
        *,
        coalesce(stated_month > month(date '1970-01-01' + last_day) and year(date '1970-01-01' + last_day) = year, false)
        or coalesce(year > year(date '1970-01-01' + last_day), false) as is_ahead
    from every
)

select * from final
