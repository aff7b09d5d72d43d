-- one row per submission part, group and person as written, with the deputy that is; null for who is none, or where
-- several bear the name as near (bearers): by key, by id in the same unit's register or one above or below it, then by
-- name - as the sender answered once, in the group's own town, then in the county
create or replace temp table named_members as
with written as (
    select
        _submission as submission,
        "group" as written_group,
        person as written,
        count(*) as row_count,
        arg_min(_sheet, _row) as sheet,
        min(_row) as first_row
    from staged_group_member
    group by _submission, "group", person
),

asked as (
    select
        written.*,
        said_deputies.meant,
        parts.unit,
        named_groups.group_id,
        coalesce(places.named_region, parts_of_group.unit) as group_region
    from written
    inner join parts on written.submission = parts.submission
    left join named_groups
        on written.submission = named_groups.submission and written.written_group = named_groups.written
    left join said_deputies
        on written.submission = said_deputies.submission and name_folded(written.written) = said_deputies.form
    left join staged_group on named_groups.group_id = staged_group._key
    left join parts as parts_of_group on staged_group._submission = parts_of_group.submission
    left join places
        on
            staged_group._submission = places.submission
            and coalesce(staged_group.region, '') = places.written_region
            and places.written_station = ''
),

found as (
    select
        asked.submission,
        asked.written_group,
        asked.written,
        deputies._key as deputy,
        case
            when deputies._key = full_key(asked.written) then 0
            when deputies.id = asked.written and deputies.unit = asked.unit then 1
            when deputies.id = asked.written then 2
            when deputies._key = full_key(asked.meant) or deputies.id = asked.meant then 3
            when left(deputies.deputy_region, 9) = left(asked.group_region, 9) then 4
            else 5
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
),

nearest as (
    select * from found
    qualify distance = min(distance) over (partition by submission, written_group, written)
),

settled as (
    select
        submission,
        written_group,
        written,
        count(distinct deputy) as deputies,
        min(deputy) as deputy,
        list(distinct deputy) as bearers
    from nearest
    group by submission, written_group, written
),

final as (
    select
        asked.submission,
        asked.written_group,
        asked.written,
        asked.group_id,
        asked.group_region,
        asked.row_count,
        asked.sheet,
        asked.first_row,
        case when settled.deputies = 1 then settled.deputy end as deputy,
        case when settled.deputies > 1 then settled.bearers end as bearers,
        coalesce(settled.deputies, 0) as candidates
    from asked
    left join settled
        on
            asked.submission = settled.submission
            and asked.written_group = settled.written_group
            and asked.written = settled.written
)

select * from final
