-- counties of ten towns of ten villages each: one row per region
insert into regions by name
with

counties as (
    select printf('%06d', 110101 + (counted.number // 80) * 100 + counted.number % 80) as prefix
    from range($counties) as counted (number)
),

towns as (
    select counties.prefix || printf('%03d', counted.number) as prefix
    from counties, range(1, 11) as counted (number)
),

villages as (
    select towns.prefix || printf('%03d', counted.number) as prefix
    from towns, range(201, 211) as counted (number)
),

every as (
    select
        prefix || '000000' as region,
        'county' as level,
        left(prefix, 4) || '00000000' as parent
    from counties
    union all
    select
        prefix || '000' as region,
        'town' as level,
        left(prefix, 6) || '000000' as parent
    from towns
    union all
    select
        prefix as region,
        'village' as level,
        left(prefix, 9) || '000' as parent
    from villages
),

final as (
    select
        region,
        region as name,
        level,
        parent,
        left(region, 2) || '0000000000' as province,
        left(region, 4) || '00000000' as city,
        left(region, 6) || '000000' as county,
        case when level <> 'county' then left(region, 9) || '000' end as town,
        case when level = 'village' then region end as village,
        false as is_provisional,
        cast(row_number() over (order by region) as integer) as position
    from every
)

select * from final
order by region
