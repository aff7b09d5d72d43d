-- one row per assessed place and year that the period touches: how many of its marks were known on as_of, and their
-- weighted sum
with

marked as (
    select
        region,
        county,
        town,
        village,
        year,
        ym,
        sum(1) as expected,
        sum(case when mark is not null then 1 else 0 end) as given,
        sum(weight) as weights,
        sum(weighted) as points
    from scorecard_marks
    where
        region >= $lo
        and region < $hi
        and year_first_day <= $last
        and year_last_day >= $first
        and valid_from_day <= $as_of
        and valid_to_day > $as_of
        and is_marked
    group by region, county, town, village, year, ym
),

final as (
    select
        *,
        expected - given as missing,
        expected = given as is_complete
    from marked
)

select * from final
