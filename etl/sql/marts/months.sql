-- grain: one row per month of the calendar
create table months as
select
    ym,
    min(left(iso, 7)) as month,
    min(quarter) as quarter,
    min(year) as year,
    min(day) as first_day,
    max(day) as last_day
from calendar
group by ym
order by ym
