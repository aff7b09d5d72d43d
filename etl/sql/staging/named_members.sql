-- one row per submission part, group and person as written, with the deputy that is; null for who is none, or where
-- several bear the name as near: by key, by id in the same unit's register or one above or below it, then by name - in
-- the group's own town, then in the county
create or replace temp table named_members as
with asked as (
    select distinct
        members._submission as submission,
        members."group" as written_group,
        members.person as written,
        parts.unit,
        named_groups.group_id,
        coalesce(places.named_region, parts_of_group.unit) as group_region
    from staged_group_member as members
    inner join parts on members._submission = parts.submission
    left join named_groups
        on members._submission = named_groups.submission and members."group" = named_groups.written
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
            when left(deputies.deputy_region, 9) = left(asked.group_region, 9) then 3
            else 4
        end as distance
    from asked
    inner join registered_deputies as deputies
        on
            left(asked.unit, 6) = left(deputies.unit, 6)
            and (
                deputies._key = full_key(asked.written)
                or (
                    asked.written = deputies.id
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
        min(deputy) as deputy
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
        case when settled.deputies = 1 then settled.deputy end as deputy,
        coalesce(settled.deputies, 0) as candidates
    from asked
    left join settled
        on
            asked.submission = settled.submission
            and asked.written_group = settled.written_group
            and asked.written = settled.written
)

select * from final
