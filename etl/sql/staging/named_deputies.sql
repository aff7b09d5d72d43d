-- one row per submission part, deputy, group and place as its rows write them ('' where blank), with the deputy
-- that is: by key, by id in the same unit's register or one above or below it, then by name - in the group, as the
-- sender answered once, in the place, the town, the county. candidates counts those equally near (bearers, where they are
-- several); told says what a few of the rows are about; who is known nowhere is taken in provisionally
create or replace temp table named_deputies as
with naming as (
    select
        activities._submission as submission,
        activities.deputy as written,
        coalesce(activities."group", '') as written_group,
        coalesce(activities.region, '') as written_region,
        concat_ws(' ', activities.date::varchar, coalesce(activities.title, kinds.zh, activities.kind)) as told,
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
        item as told,
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
        record as told,
        _sheet,
        _row
    from staged_correction
    union all
    select
        _submission as submission,
        deputy as written,
        '' as written_group,
        coalesce(region, '') as written_region,
        concat_ws(' ', submitted::varchar, title) as told,
        _sheet,
        _row
    from staged_suggestion
),

written as (
    select
        submission,
        written,
        written_group,
        written_region,
        count(*) as row_count,
        arg_min(_sheet, _row) as sheet,
        min(_row) as first_row,
        arg_min(told, _row, 3) as told
    from naming
    group by submission, written, written_group, written_region
),

asked as (
    select
        written.*,
        said_deputies.meant,
        parts.unit,
        parts.file,
        named_groups.group_id,
        places.named_region,
        coalesce(places.named_region, case when level_number(region_level(parts.unit)) <= 2 then parts.unit end) as near
    from written
    inner join parts on written.submission = parts.submission
    inner join places
        on
            written.submission = places.submission
            and written.written_region = places.written_region
            and places.written_station = ''
    left join named_groups
        on written.submission = named_groups.submission and written.written_group = named_groups.written
    left join said_deputies
        on written.submission = said_deputies.submission and name_folded(written.written) = said_deputies.form
),

found as (
    select
        asked.submission,
        asked.written,
        asked.written_group,
        asked.written_region,
        deputies._key as deputy,
        case
            when deputies._key = full_key(asked.written) then 0
            when deputies.id = asked.written and deputies.unit = asked.unit then 1
            when deputies.id = asked.written then 2
            when named_members.deputy is not null then 3
            when deputies._key = full_key(asked.meant) or deputies.id = asked.meant then 4
            when deputies.deputy_region = asked.near then 5
            when left(deputies.deputy_region, 9) = left(asked.near, 9) then 6
            else 7
        end as distance
    from asked
    inner join registered_deputies as deputies
        on
            left(asked.unit, 6) = left(deputies.unit, 6)
            and (
                deputies._key in (full_key(asked.written), full_key(asked.meant))
                or (
                    deputies.id in (asked.written, asked.meant)
                    and (
                        asked.unit = deputies.unit
                        or is_below(asked.unit, deputies.unit)
                        or is_below(deputies.unit, asked.unit)
                    )
                )
                or deputies.form = name_folded(asked.written)
            )
    left join named_members
        on asked.group_id = named_members.group_id and deputies._key = named_members.deputy
),

nearest as (
    select * from found
    qualify distance = min(distance) over (partition by submission, written, written_group, written_region)
),

settled as (
    select
        submission,
        written,
        written_group,
        written_region,
        count(distinct deputy) as deputies,
        min(deputy) as deputy,
        list(distinct deputy) as bearers
    from nearest
    group by submission, written, written_group, written_region
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
        settled.deputies is null as is_provisional
    from asked
    left join settled
        on
            asked.submission = settled.submission
            and asked.written = settled.written
            and asked.written_group = settled.written_group
            and asked.written_region = settled.written_region
)

select * from final
