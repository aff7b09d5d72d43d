-- grain: one row per assessed place, year, item of the policy and interval [valid_from_day, valid_to_day) in which its
-- mark is the same; a mark nobody handed in is NULL. A year's own row wins; else marks of its parts are averaged and
-- counts of its parts added up.
create table scorecard_marks as
with spoken_of as (
    select distinct
        inputs.county,
        regions.level
    from scorecard_inputs as inputs
    inner join regions on inputs.region = regions.region
),

-- a place beside those that handed in is assessed too: all its marks are missing
assessed as (
    select
        regions.region,
        regions.county,
        regions.town,
        regions.village
    from regions
    inner join spoken_of
        on
            regions.county = spoken_of.county
            and regions.level = spoken_of.level
),

opened as (
    select
        county,
        year,
        min(known_day) as opened_day
    from scorecard_inputs
    group by county, year
),

cards as (
    select
        assessed.*,
        opened.year,
        opened.opened_day,
        scorecard_items.item,
        scorecard_items.is_marked,
        scorecard_items.weight,
        scorecard_items.full_mark,
        scorecard_items.least,
        scorecard_items.most
    from assessed
    inner join opened on assessed.county = opened.county
    cross join scorecard_items
),

changes as (
    select
        region,
        year,
        item,
        opened_day as from_day
    from cards
    union
    select
        region,
        year,
        item,
        known_day as from_day
    from scorecard_inputs
    where item in (select item from scorecard_items)
),

known as (
    select
        changes.*,
        inputs.value,
        inputs.known_day,
        inputs.submission,
        inputs.file,
        inputs.sheet,
        inputs.row,
        inputs.last_day - inputs.first_day >= 364 as is_whole_year
    from changes
    left join scorecard_inputs as inputs
        on
            changes.region = inputs.region
            and changes.year = inputs.year
            and changes.item = inputs.item
            and changes.from_day >= inputs.known_day
),

valued as (
    select
        known.region,
        known.year,
        known.item,
        known.from_day,
        arg_max(known.value, (known.known_day, known.submission)) filter (where known.is_whole_year) as of_year,
        avg(known.value) filter (where not known.is_whole_year) as mean,
        sum(known.value) filter (where not known.is_whole_year) as total,
        arg_max(known.submission, (known.known_day, known.submission)) as submission,
        arg_max(known.file, (known.known_day, known.submission)) as file,
        arg_max(known.sheet, (known.known_day, known.submission)) as sheet,
        arg_max(known.row, (known.known_day, known.submission)) as row
    from known
    group by known.region, known.year, known.item, known.from_day
),

dated as (
    select
        cards.* exclude (opened_day),
        valued.from_day,
        coalesce(valued.of_year, case when cards.is_marked then valued.mean else valued.total end) as found,
        valued.submission,
        valued.file,
        valued.sheet,
        valued.row
    from valued
    inner join cards
        on
            valued.region = cards.region
            and valued.year = cards.year
            and valued.item = cards.item
),

final as (
    select
        region,
        county,
        town,
        village,
        year,
        (year * 100 + 1)::integer as ym,
        day_of(make_date(year, 1, 1)) as year_first_day,
        day_of(make_date(year, 12, 31)) as year_last_day,
        item,
        is_marked,
        weight,
        full_mark,
        least,
        most,
        round(100 * found)::integer as mark,
        round(10000 * weight * found / full_mark)::integer as weighted,
        from_day as valid_from_day,
        coalesce(lead(from_day) over (partition by region, year, item order by from_day), 2147483647) as valid_to_day,
        submission,
        file,
        sheet,
        row
    from dated
)

select * from final
order by region, year, item, valid_from_day
