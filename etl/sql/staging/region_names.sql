-- one row per region and form of its name a person may write: in full, with its town before it, without its kind
create or replace temp table region_names as
with named as (
    select
        regions.region,
        regions.county,
        regions.town,
        replace(regions.name, ' ', '') as name,
        replace(above.name, ' ', '') as above_name
    from regions
    left join regions as above on regions.parent = above.region
    where not regions.is_provisional and regions.level in ('village', 'town', 'county')
),

final as (
    select region, county, town, name as form, 1 as looseness from named
    union
    select region, county, town, above_name || name, 1 from named
    where above_name is not null
    union
    select region, county, town, name_stem(name), 2 from named
    union
    select region, county, town, name_stem(above_name) || name_stem(name), 2 from named
    where above_name is not null
)

select * from final
