-- one row per region that a register names: the region ledger wins over the product's own table, of which only the
-- counties the ledgers speak of are taken, and what stands above them
create or replace temp table known_regions as
with handed_in as (
    select
        padded(code) as region,
        name,
        voters
    from staged_region
),

spoken_of as (
    select unit as region from parts
    union
    select padded(written_region) as region from written_places
    where padded(written_region) is not null
    union
    select region from handed_in
),

above as (
    select
        unnest([
            coalesce(ancestor(region, 'county'), region),
            ancestor(region, 'city'),
            ancestor(region, 'province')
        ]) as region
    from spoken_of
),

own as (
    select
        org_regions.region,
        org_regions.name
    from org_regions
    where
        org_regions.region in (select region from above)
        or ancestor(org_regions.region, 'county') in (select region from above)
),

final as (
    select
        region,
        name,
        voters
    from handed_in
    union all
    select
        own.region,
        own.name,
        null as voters
    from own
    anti join handed_in on own.region = handed_in.region
)

select * from final
