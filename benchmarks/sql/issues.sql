-- a hundred issues a village, in the order of their region and day: one row per issue
create temp table lives as
with

villages as (
    select
        region,
        county,
        town,
        village,
        cast(row_number() over (order by region) - 1 as integer) as number
    from regions
    where level = 'village' and region < '610000000000'
),

drawn as (
    select
        villages.*,
        cast(counted.number as integer) as ordinal,
        cast(hash(villages.number * 100 + counted.number) % 1000000007 as bigint) as chance
    from villages, range(100) as counted (number)
),

final as (
    select
        region,
        county,
        town,
        village,
        region || '/' || printf('%03d', ordinal) as issue,
        cast($first_day + ordinal * 7 + chance % 7 as integer) as collected_day,
        ['roads', 'water', 'environment', 'disputes', 'housing', 'health'][1 + chance // 7 % 6] as category,
        ['交通局', '水利局', '环卫局', '司法局', '住建局'][1 + chance // 42 % 5] as department,
        ['reception', 'visit', 'hotline'][1 + chance // 210 % 3] as source,
        chance // 630 % 20 = 0 as is_escalated,
        chance // 12600 % 10 < 9 as is_ended,
        cast(1 + chance // 126000 % 12 as integer) as days_below,
        cast(1 + chance // 1512000 % 40 as integer) as days_to_end
    from drawn
)

select * from final
order by region, collected_day
