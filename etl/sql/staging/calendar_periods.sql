-- one row per month, quarter, half-year and year of the calendar
create or replace temp table calendar_periods as
with halves as (
    select
        *,
        year || 'H' || case when ym % 100 <= 6 then 1 else 2 end as half
    from months
),

named as (
    select
        unnest(['month', 'quarter', 'half', 'year']) as every,
        unnest([month, quarter, half, year::varchar]) as period,
        ym,
        first_day,
        last_day
    from halves
),

final as (
    select
        every,
        period,
        max(ym) as ym,
        min(first_day) as first_day,
        max(last_day) as last_day
    from named
    group by every, period
)

select * from final
