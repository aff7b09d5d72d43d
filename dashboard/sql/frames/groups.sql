-- one row per group, with its members and what was done in its name in the period, up to as_of
with

belonging as (
    select
        group_id as of_group,
        count(*) as members_all,
        sum(case when deputy is not null then 1 else 0 end) as deputies_all
    from group_members
    group by group_id
),

at_work as (
    select
        group_id as by_group,
        count(*) as attendances_all,
        count(distinct deputy) as active_all,
        count(distinct event) as events_all,
        max(day) as latest_day
    from activities
    where
        is_of_group
        and day >= $first
        and day <= $last
        and day <= $as_of
        and is_attended
        and is_in_term
    group by group_id
),

final as (
    select
        groups.group_id as group_name,
        groups.name,
        groups.kind,
        groups.region,
        groups.county,
        groups.town,
        groups.village,
        groups.leader,
        groups.linked_member,
        groups.file,
        groups.sheet,
        groups.row,
        at_work.latest_day as newest_day,
        coalesce(belonging.members_all, 0) as members,
        coalesce(belonging.deputies_all, 0) as deputies,
        coalesce(at_work.attendances_all, 0) as attendances,
        coalesce(at_work.active_all, 0) as active,
        coalesce(at_work.events_all, 0) as events
    from groups
    left join belonging
        on groups.group_id = belonging.of_group
    left join at_work
        on groups.group_id = at_work.by_group
    where
        groups.region >= $lo
        and groups.region < $hi
)

select * from final
