-- one row per budget unit and month of the period that is over by as_of, of the units with a line in that year; whether any
-- of the unit's lines was reported for the month
with

lines as (
    select
        region,
        unit,
        year,
        min(county) as of_county,
        min(town) as of_town,
        min(village) as of_village,
        sum(1) as lines_held
    from budgets
    where
        region >= $lo
        and region < $hi
    group by region, unit, year
),

told as (
    select
        region as of_region,
        unit as of_unit,
        ym as of_ym,
        sum(1) as lines_told,
        min(file) as of_file,
        min(sheet) as of_sheet,
        min(row) as of_row
    from budget_months
    where
        region >= $lo
        and region < $hi
    group by region, unit, ym
),

final as (
    select
        lines.region,
        lines.of_county as county,
        lines.of_town as town,
        lines.of_village as village,
        lines.unit,
        lines.year,
        months.ym,
        lines.lines_held as lines,
        coalesce(told.lines_told, 0) as lines_reported,
        told.of_unit is not null as is_reported,
        told.of_file as file,
        told.of_sheet as sheet,
        told.of_row as row
    from lines
    inner join months
        on lines.year = months.year
    left join told
        on
            lines.region = told.of_region
            and lines.unit = told.of_unit
            and months.ym = told.of_ym
    where
        months.last_day >= $first
        and months.last_day <= $last
        and months.last_day <= $as_of
)

select * from final
