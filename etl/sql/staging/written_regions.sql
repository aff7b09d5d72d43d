-- one row per unit and place as written, with the region it means; null where no or no single region bears the name
create or replace temp table written_regions as
with written as (
    select distinct
        parts.unit,
        written_places.written_region
    from written_places
    inner join parts on written_places.submission = parts.submission
    where written_places.written_region != '' and padded(written_places.written_region) is null
),

named as (
    select
        unit,
        written_region,
        str_split(written_region, '/') as names
    from written
),

forms as (
    select
        unit,
        written_region,
        unnest([
            array_to_string(list_transform(names, lambda name: name_folded(name)), ''),
            array_to_string(list_transform(names, lambda name: name_short(name)), ''),
            array_to_string(list_transform(names, lambda name: name_stem(name)), '')
        ]) as form,
        unnest([1, 2, 3]) as looseness
    from named
),

candidates as (
    select distinct
        forms.unit,
        forms.written_region,
        region_names.region,
        case
            when region_names.town = ancestor(forms.unit, 'town') then forms.looseness
            else forms.looseness + 3
        end as distance
    from forms
    inner join region_names
        on
            forms.form = region_names.form
            and forms.looseness = region_names.looseness
    where
        ancestor(forms.unit, 'county') is null
        or region_names.county = ancestor(forms.unit, 'county')
),

nearest as (
    select
        unit,
        written_region,
        region
    from candidates
    qualify distance = min(distance) over (partition by unit, written_region)
),

by_name as (
    select
        unit,
        written_region,
        min(region) as region
    from nearest
    group by unit, written_region
    having count(distinct region) = 1
),

final as (
    select
        written.unit,
        written.written_region,
        by_name.region
    from written
    left join by_name
        on written.unit = by_name.unit and written.written_region = by_name.written_region
)

select * from final
