-- grain: one row per day from 2000-01-01 to 2040-12-31; working days by China's published calendar where it is known
create table calendar as
with days as (
    select unnest(generate_series(date '2000-01-01', date '2040-12-31', interval 1 day))::date as written
),

known as (
    select
        days.written,
        day_of(days.written) as day,
        coalesce(day_exceptions.is_workday, isodow(days.written) < 6) as is_workday,
        year(days.written) between calendar_years.first_year and calendar_years.last_year as is_calendar_known
    from days
    cross join calendar_years
    left join day_exceptions on day_of(days.written) = day_exceptions.day
),

final as (
    select
        day,
        strftime(written, '%Y-%m-%d') as iso,
        ym_of(written) as ym,
        year(written) || 'Q' || quarter(written) as quarter,
        year(written)::integer as year,
        isodow(written)::integer as weekday,
        is_workday,
        sum(is_workday::integer) over (order by day)::integer as workday,
        is_calendar_known
    from known
)

select * from final
order by day
