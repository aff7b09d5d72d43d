-- grain: one row per region: those a register names, those the ledgers name by code, and the ancestors of both
create table regions as
with written as (
    select unit as region from parts
    union
    select padded(written_region) from written_places
    where padded(written_region) is not null
    union
    select region from known_regions
),

above as (
    select
        unnest(
            [ancestor(region, 'town'), ancestor(region, 'county'), ancestor(region, 'city'), ancestor(region, 'province')]
        ) as region
    from written
),

every as (
    select region from written
    union
    select region from above
    where region is not null
),

final as (
    select
        every.region,
        coalesce(known.name, every.region) as name,
        region_level(every.region) as level,
        case region_level(every.region)
            when 'village' then ancestor(every.region, 'town')
            when 'town' then ancestor(every.region, 'county')
            when 'county' then ancestor(every.region, 'city')
            when 'city' then ancestor(every.region, 'province')
        end as parent,
        ancestor(every.region, 'province') as province,
        ancestor(every.region, 'city') as city,
        ancestor(every.region, 'county') as county,
        ancestor(every.region, 'town') as town,
        ancestor(every.region, 'village') as village,
        known.voters::integer as voters,
        row_number() over (order by every.region)::integer as position,
        known.region is null as is_provisional
    from every
    left join known_regions as known on every.region = known.region
)

select * from final
order by region
