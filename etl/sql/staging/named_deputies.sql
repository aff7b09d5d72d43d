-- one row per submission part, deputy, group, place and station as its rows write them ('' where blank), alone or in a
-- list of names, with the deputy that is: by key, by id in the same unit's register or one above or below it, then by
-- name (as written, else without a title after it) - in the group, as the sender answered once, of the station, in the
-- place, the town, the county. candidates counts those equally near (bearers, where they are several); told says what a
-- few of the rows are about; who is known nowhere is taken in provisionally, but for those only lists name, of whom it
-- is said whether a register should have them (is_missed)
create or replace temp table named_deputies as
with naming as (
    select
        activities._submission as submission,
        activities.deputy as written,
        coalesce(activities."group", '') as written_group,
        coalesce(activities.region, '') as written_region,
        '' as written_station,
        '' as beside,
        concat_ws(' ', activities.date::varchar, coalesce(activities.title, kinds.zh, activities.kind)) as told,
        'deputy' as field,
        false as is_listed,
        activities._sheet,
        activities._row
    from staged_activity as activities
    left join vocabulary as kinds on kinds.vocabulary = 'activity_kind' and activities.kind = kinds.code
    union all
    select
        _submission as submission,
        deputy as written,
        coalesce("group", '') as written_group,
        '' as written_region,
        '' as written_station,
        '' as beside,
        item as told,
        'deputy' as field,
        false as is_listed,
        _sheet,
        _row
    from staged_assessment
    where deputy is not null
    union all
    select
        _submission as submission,
        deputy as written,
        '' as written_group,
        '' as written_region,
        '' as written_station,
        '' as beside,
        record as told,
        'deputy' as field,
        false as is_listed,
        _sheet,
        _row
    from staged_correction
    union all
    select
        _submission as submission,
        deputy as written,
        '' as written_group,
        coalesce(region, '') as written_region,
        '' as written_station,
        '' as beside,
        concat_ws(' ', submitted::varchar, title) as told,
        'deputy' as field,
        false as is_listed,
        _sheet,
        _row
    from staged_suggestion
    union all
    select
        _submission as submission,
        written,
        written_group,
        written_region,
        written_station,
        beside,
        told,
        field,
        true as is_listed,
        _sheet,
        _row
    from listed_names
    where not is_repeated
),

written as (
    select
        submission,
        written,
        written_group,
        written_region,
        written_station,
        beside,
        row_number() over () as n,
        count(*) as row_count,
        bool_and(is_listed) as is_listed,
        arg_min(field, _row) as field,
        arg_min(_sheet, _row) as sheet,
        min(_row) as first_row,
        arg_min(told, _row, 3) as told
    from naming
    group by submission, written, written_group, written_region, written_station, beside
),

forms as (
    select distinct
        left(unit, 6) as county,
        form
    from registered_deputies
),

asked as (
    select
        written.*,
        parts.unit,
        parts.file,
        left(parts.unit, 6) as county,
        named_groups.group_id,
        places.named_region,
        places.station,
        coalesce(
            places.named_region,
            places.station_region,
            nullif(written.beside, ''),
            case when level_number(region_level(parts.unit)) <= 2 then parts.unit end
        ) as near,
        said_deputies.meant,
        coalesce(meant_forms.form, own_forms.form, name_bare(written.written)) as form
    from written
    inner join parts on written.submission = parts.submission
    inner join places
        on
            written.submission = places.submission
            and written.written_region = places.written_region
            and written.written_station = places.written_station
    left join named_groups
        on written.submission = named_groups.submission and written.written_group = named_groups.written
    left join said_deputies
        on written.submission = said_deputies.submission and name_folded(written.written) = said_deputies.form
    left join forms as meant_forms
        on left(parts.unit, 6) = meant_forms.county and name_folded(said_deputies.meant) = meant_forms.form
    left join forms as own_forms
        on left(parts.unit, 6) = own_forms.county and name_folded(written.written) = own_forms.form
),

numbered as (
    select
        asked.n,
        deputies._key as deputy,
        case when deputies.unit = asked.unit then 1 else 2 end as distance
    from asked
    inner join registered_deputies as deputies
        on asked.county = left(deputies.unit, 6) and asked.written = deputies.id
    where asked.unit = deputies.unit or is_below(asked.unit, deputies.unit) or is_below(deputies.unit, asked.unit)
    union all
    select
        asked.n,
        deputies._key as deputy,
        4 as distance
    from asked
    inner join registered_deputies as deputies
        on asked.county = left(deputies.unit, 6) and asked.meant = deputies.id
    where asked.unit = deputies.unit or is_below(asked.unit, deputies.unit) or is_below(deputies.unit, asked.unit)
),

keyed as (
    select
        asked.n,
        deputies._key as deputy,
        0 as distance
    from asked
    inner join registered_deputies as deputies
        on asked.county = left(deputies.unit, 6) and full_key(asked.written) = deputies._key
    union all
    select
        asked.n,
        deputies._key as deputy,
        4 as distance
    from asked
    inner join registered_deputies as deputies
        on asked.county = left(deputies.unit, 6) and full_key(asked.meant) = deputies._key
),

found as (
    select
        asked.n,
        deputies._key as deputy,
        case
            when named_members.deputy is not null then 3
            when deputies.deputy_station = asked.station then 5
            when deputies.deputy_region = asked.near then 6
            when left(deputies.deputy_region, 9) = left(asked.near, 9) then 7
            else 8
        end as distance
    from asked
    inner join registered_deputies as deputies
        on asked.county = left(deputies.unit, 6) and asked.form = deputies.form
    left join named_members
        on asked.group_id = named_members.group_id and deputies._key = named_members.deputy
    union all
    select * from numbered
    union all
    select * from keyed
),

nearest as (
    select * from found
    qualify distance = min(distance) over (partition by n)
),

settled as (
    select
        n,
        count(distinct deputy) as deputies,
        min(deputy) as deputy,
        list(distinct deputy) as bearers
    from nearest
    group by n
),

registers as (
    select distinct unit from registered_deputies
),

listing as (
    select distinct unit from asked
    where is_listed
),

awaited as (
    select distinct listing.unit
    from listing
    inner join registers on left(listing.unit, 6) = left(registers.unit, 6)
    where listing.unit = registers.unit or is_below(listing.unit, registers.unit) or is_below(registers.unit, listing.unit)
),

final as (
    select
        asked.*,
        coalesce(settled.deputies, 0) as candidates,
        case when settled.deputies > 1 then settled.bearers end as bearers,
        case
            when settled.deputies is null then asked.unit || '/' || asked.written
            when settled.deputies = 1 then settled.deputy
        end as deputy,
        settled.deputies is null and not asked.is_listed as is_provisional,
        settled.deputies is null and awaited.unit is not null as is_missed
    from asked
    left join settled on asked.n = settled.n
    left join awaited on asked.is_listed and asked.unit = awaited.unit
)

select * from final
