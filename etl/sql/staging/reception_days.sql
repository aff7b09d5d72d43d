-- one row per station and day on which its own rule asks for a reception, over all the days its county's reception
-- ledgers speak of
create or replace temp table reception_days as
with spans as (
    select
        left(unit, 6) as county_stem,
        min(first_day) as first_day,
        max(last_day) as last_day
    from parts
    where ledger = 'reception'
    group by left(unit, 6)
),

days as (
    select
        calendar.*,
        (day_of(last_day(iso::date)) - day) // 7 = 0 as is_in_last_week,
        date_part('day', iso::date)::integer as month_day
    from calendar
    where
        day >= (select min(first_day) from spans)
        and day <= (select max(last_day) from spans)
),

final as (
    select distinct
        stations.station,
        days.day
    from stations
    inner join reception_rules as rules on stations.reception_rule = rules.rule
    inner join spans on left(stations.region, 6) = spans.county_stem
    inner join days
        on
            spans.first_day <= days.day
            and spans.last_day >= days.day
            and (
                (rules.kind = 'month_day' and rules.month_day = days.month_day)
                or (rules.kind = 'weekday' and rules.weekday = days.weekday)
                or (rules.kind = 'workday' and days.is_workday)
                or (
                    rules.kind = 'nth_weekday'
                    and rules.weekday = days.weekday
                    and (
                        (rules.nth = -1 and days.is_in_last_week)
                        or (rules.nth > 0 and rules.nth = (days.month_day + 6) // 7)
                    )
                )
            )
)

select * from final
