-- one row per budget line and month with an amount: what the newest ledger says, as the month's own and as the sum since
-- January; a sum is carried on from the last one stated and is null beyond a month that nobody reported
create or replace temp table budget_flows as
with newest as (
    select * from budget_amounts
    where stated_month is not null and not is_ahead
    qualify row_number() over (partition by line, stated_month order by recency desc, _sheet desc, _row desc) = 1
),

spine as (
    select
        lines.line,
        lines.year,
        unnest(range(1, lines.last_month + 1)) as month
    from (
        select
            line,
            year,
            max(stated_month) as last_month
        from newest
        group by line, year
    ) as lines
),

stated as (
    select
        spine.line,
        spine.year,
        spine.month,
        newest.place,
        newest.submission,
        newest._sheet,
        newest._row,
        newest.amount,
        coalesce(newest.is_cumulative, false) as is_cumulative,
        count(case when newest.is_cumulative then 1 end) over by_month as run
    from spine
    left join newest on spine.line = newest.line and spine.month = newest.stated_month
    window by_month as (partition by spine.line order by spine.month)
),

carried as (
    select
        *,
        case
            when
                count(amount) over in_run
                = month - case when run = 0 then 0 else min(month) over (partition by line, run) - 1 end
                then sum(amount) over in_run
        end as sum_since_january
    from stated
    window in_run as (partition by line, run order by month)
),

monthly as (
    select
        *,
        case
            when not is_cumulative then amount
            when month = 1 then amount
            else amount - lag(sum_since_january) over (partition by line order by month)
        end as own_amount
    from carried
),

final as (
    select
        *,
        month - coalesce(
            max(case when own_amount is null or own_amount != 0 then month end) over (
                partition by line order by month
            ),
            0
        ) as still_months
    from monthly
)

select * from final
where amount is not null
