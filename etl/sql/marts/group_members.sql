-- grain: one row per group and person in it; the deputy where the person is one
create table group_members as
with final as (
    select
        groups.group_id,
        groups.region,
        groups.county,
        groups.town,
        groups.village,
        members.person,
        named_members.deputy,
        parts.submission,
        parts.file,
        members._sheet as sheet,
        members._row as row
    from staged_group_member as members
    inner join parts on members._submission = parts.submission
    inner join named_members
        on
            members._submission = named_members.submission
            and members."group" = named_members.written_group
            and members.person = named_members.written
    inner join groups on named_members.group_id = groups.group_id
    qualify row_number() over (
        partition by groups.group_id, coalesce(named_members.deputy, members.person)
        order by parts.recency desc, members._row asc
    ) = 1
)

select * from final
order by region, group_id, person
