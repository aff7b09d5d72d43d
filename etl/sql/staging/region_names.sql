-- one row per region and form of its name a person may write: in full, as it is said, without its kind, each also
-- with its town before it
create or replace temp table region_names as
with named as (
    select
        regions.region,
        regions.county,
        regions.town,
        name_folded(regions.name) as name,
        name_folded(above.name) as above_name
    from regions
    left join regions as above on regions.parent = above.region
    where not regions.is_provisional and regions.level in ('village', 'town', 'county')
),

spoken as (
    select
        region,
        county,
        town,
        unnest([name, name_short(name), name_stem(name)]) as form,
        unnest([above_name, name_short(above_name), name_stem(above_name)]) as above_form,
        unnest([1, 2, 3]) as looseness
    from named
),

final as (
    select
        region,
        county,
        town,
        form,
        looseness
    from spoken
    union
    select
        region,
        county,
        town,
        above_form || form as form,
        looseness
    from spoken
    where above_form is not null
)

select * from final
