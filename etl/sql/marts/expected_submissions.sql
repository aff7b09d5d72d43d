-- grain: one row per unit, ledger and period for which data/policy/handing_in.toml expects the ledger: from the county's
-- first period of it to the last that ends within the periods the county hands in
create table expected_submissions as
with expected as (
    select
        regions.region,
        asked.ledger,
        asked.every,
        asked.due_days
    from expected_ledgers as asked
    inner join regions
        on
            starts_with(regions.region, asked.stem)
            and asked.level = regions.level
    where not regions.is_provisional
    qualify
        row_number() over (partition by regions.region, asked.ledger order by length(asked.stem) desc) = 1
),

begun as (
    select
        ledger,
        left(unit, 6) as county_stem,
        min(first_day) as first_day
    from parts
    group by ledger, left(unit, 6)
),

told as (
    select
        left(unit, 6) as county_stem,
        max(last_day) as last_day
    from parts
    where period != 'all'
    group by left(unit, 6)
),

asked as (
    select
        expected.region,
        expected.ledger,
        expected.every,
        periods.period,
        periods.ym,
        periods.first_day,
        periods.last_day,
        periods.last_day + expected.due_days as due_day
    from begun
    inner join told on begun.county_stem = told.county_stem
    inner join expected
        on
            begun.ledger = expected.ledger
            and begun.county_stem = left(expected.region, 6)
    inner join calendar_periods as periods
        on
            expected.every = periods.every
            and begun.first_day <= periods.last_day
            and told.last_day >= periods.last_day
),

handed as (
    select
        unit,
        ledger,
        submission,
        file,
        load_order,
        day_of(loaded_at[:10]::date) as loaded_day,
        case when period != 'all' then first_day else day_of(date '2000-01-01') end as first_day,
        case when period != 'all' then last_day else day_of(last_day(date '1970-01-01' + last_day)) end as last_day
    from parts
),

covered as (
    select
        asked.region,
        asked.ledger,
        asked.period,
        count(distinct months.ym) as months_covered,
        max_by(handed.submission, handed.load_order) as submission,
        max_by(handed.file, handed.load_order) as file,
        max(handed.loaded_day) as loaded_day
    from asked
    inner join months
        on
            asked.first_day <= months.first_day
            and asked.last_day >= months.last_day
    inner join handed
        on
            asked.region = handed.unit
            and asked.ledger = handed.ledger
            and months.first_day >= handed.first_day
            and months.last_day <= handed.last_day
    group by asked.region, asked.ledger, asked.period
),

final as (
    select
        asked.region,
        ancestor(asked.region, 'county') as county,
        ancestor(asked.region, 'town') as town,
        ancestor(asked.region, 'village') as village,
        asked.ledger,
        asked.period,
        asked.ym::integer as ym,
        asked.first_day,
        asked.last_day,
        asked.due_day,
        coalesce(covered.months_covered, 0)::integer as months_covered,
        coalesce(covered.months_covered, 0) = datediff(
            'month', date '1970-01-01' + asked.first_day, date '1970-01-01' + asked.last_day
        ) + 1 as is_handed_in,
        covered.submission,
        covered.file,
        covered.loaded_day
    from asked
    left join covered
        on
            asked.region = covered.region
            and asked.ledger = covered.ledger
            and asked.period = covered.period
)

select * from final
order by region, ledger, first_day
