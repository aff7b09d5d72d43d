-- grain: one row per place that a quota asks for reviews, and year from the county's first review to the last it hands
-- in a ledger for
create table review_quotas as
with spans as (
    select
        reviews.county,
        min(reviews.ym // 100) as first_year,
        greatest(max(reviews.ym // 100), max(year(date '1970-01-01' + parts.last_day::integer))) as last_year
    from reviews
    inner join parts on reviews.submission = parts.submission
    group by reviews.county
),

years as (
    select
        county,
        unnest(generate_series(first_year, last_year)) as year
    from spans
),

owed as (
    select
        regions.region,
        quotas.least,
        quotas.most
    from regions
    inner join review_quotas_asked as quotas
        on
            starts_with(regions.region, quotas.stem)
            and regions.level = quotas.level
    qualify row_number() over (partition by regions.region order by length(quotas.stem) desc) = 1
),

final as (
    select
        owed.region,
        ancestor(owed.region, 'county') as county,
        ancestor(owed.region, 'town') as town,
        ancestor(owed.region, 'village') as village,
        years.year::integer as year,
        (years.year * 100 + 1)::integer as ym,
        day_of(make_date(years.year, 1, 1)) as year_first_day,
        day_of(make_date(years.year, 12, 31)) as year_last_day,
        owed.least,
        owed.most
    from owed
    inner join years on ancestor(owed.region, 'county') = years.county
)

select * from final
order by region, year
