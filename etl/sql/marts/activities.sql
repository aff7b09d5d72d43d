-- grain: one row per deputy and activity. What isn't said to have been missed was attended; an activity without a group
-- is of the one group its deputy is in, and held by it (is_of_group) only where the row says so by group or kind; rows of
-- one event (its number, else day, kind, title and place of one unit) share a key, and it is counted on one of them
create table activities as
with sole_groups as (
    select
        deputy,
        min(group_id) as group_id
    from group_members
    where deputy is not null
    group by deputy
    having count(distinct group_id) = 1
),

named as (
    select
        activities.*,
        deputies.deputy as deputy_key,
        coalesce(named_deputies.named_region, deputies.region) as activity_region,
        coalesce(named_deputies.group_id, case when activities."group" is null then sole_groups.group_id end) as group_key,
        coalesce(activities.attended, 'attended') = 'attended' as is_attended,
        case
            when activities.event is not null
                then
                    concat_ws(
                        '/', parts.unit, activities.event, activities.kind, activities.date::varchar
                    )
            when activities.title is not null
                then
                    concat_ws(
                        '/', parts.unit, activities.date::varchar, activities.kind, name_folded(activities.title),
                        coalesce(named_deputies.group_id, ''), coalesce(named_deputies.named_region, deputies.region)
                    )
            else activities._key
        end as event_key,
        named_deputies.group_id is not null
        or (activities.kind = 'group_activity' and activities."group" is null and sole_groups.group_id is not null)
            as is_of_group,
        in_term(
            day_of(activities.date), ym_of(activities.date), activities.date_is_day,
            deputies.term_from_day, deputies.term_to_day
        ) as is_in_term,
        parts.submission,
        parts.file
    from staged_activity as activities
    inner join parts on activities._submission = parts.submission
    inner join named_deputies
        on
            activities._submission = named_deputies.submission
            and activities.deputy = named_deputies.written
            and coalesce(activities."group", '') = named_deputies.written_group
            and coalesce(activities.region, '') = named_deputies.written_region
    inner join deputies on named_deputies.deputy = deputies.deputy
    left join sole_groups on deputies.deputy = sole_groups.deputy
),

final as (
    select
        _key as activity,
        deputy_key as deputy,
        group_key as group_id,
        is_of_group,
        activity_region as region,
        ancestor(activity_region, 'county') as county,
        ancestor(activity_region, 'town') as town,
        ancestor(activity_region, 'village') as village,
        day_of(date) as day,
        ym_of(date) as ym,
        date_is_day as is_day_known,
        kind,
        title,
        event_key as event,
        is_attended
        and row_number() over (
            partition by event_key
            order by is_attended and is_in_term desc, activity_region asc, deputy_key asc, _key asc
        ) = 1 as is_event_head,
        invited as is_invited,
        attended as attendance,
        is_attended,
        is_in_term,
        absent_days,
        person_times::integer as person_times,
        households::integer as households,
        hours,
        role,
        verified as is_verified,
        submission,
        file,
        _sheet as sheet,
        _row as row
    from named
)

select * from final
order by region, day, activity
