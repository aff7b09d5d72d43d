-- one row per region that a register names: the region ledger wins over the product's own table
create or replace temp table known_regions as
with handed_in as (
    select
        padded(code) as region,
        name,
        voters
    from staged_region
),

final as (
    select
        region,
        name,
        voters
    from handed_in
    union all
    select
        org_regions.region,
        org_regions.name,
        null as voters
    from org_regions
    anti join handed_in on org_regions.region = handed_in.region
)

select * from final
