-- one row per dated fact in the columns of an issue row (rules 1, 2, 5, 6)
create or replace temp table row_facts as
with members as (
    select * from issue_members
    where not is_double
),

reached as (
    select
        members._key,
        max(movements.target) as level_no
    from members
    inner join movements on members._key = movements._key
    where least(movements.escalated, movements.received) <= members.resolved
    group by members._key
),

facts as (
    select
        _key,
        'collected' as event,
        level_no as level,
        0 as target,
        collected as written,
        collected_is_day as is_day_known,
        null as note
    from members
    where depth = 0
    union all
    select
        _key,
        'received' as event,
        level_no as level,
        0 as target,
        collected as written,
        collected_is_day as is_day_known,
        null as note
    from members
    where depth > 0 and received_here is null
    union all
    select
        movements._key,
        'received' as event,
        movements.target as level,
        0 as target,
        movements.received as written,
        movements.received_is_day as is_day_known,
        null as note
    from movements
    inner join members on movements._key = members._key
    where movements.received is not null and (members.depth > 0 or movements.target > members.level_no)
    union all
    select
        movements._key,
        'escalated' as event,
        movements.origin as level,
        movements.target,
        movements.escalated as written,
        movements.escalated_is_day as is_day_known,
        null as note
    from movements
    inner join members on movements._key = members._key
    where movements.escalated is not null and movements.target > members.level_no
    union all
    select
        _key,
        'assigned' as event,
        level_no as level,
        0 as target,
        assigned as written,
        assigned_is_day as is_day_known,
        null as note
    from members
    where assigned is not null
    union all
    select
        members._key,
        'resolved' as event,
        coalesce(
            nullif(level_number(members.resolved_level), 0), greatest(reached.level_no, members.level_no)
        ) as level,
        0 as target,
        members.resolved as written,
        members.resolved_is_day as is_day_known,
        members.disposition as note
    from members
    left join reached on members._key = reached._key
    where members.resolved is not null
    union all
    select
        _key,
        'fed_back' as event,
        level_no as level,
        0 as target,
        fed_back as written,
        fed_back_is_day as is_day_known,
        null as note
    from members
    where fed_back is not null
    union all
    select
        _key,
        'closed' as event,
        level_no as level,
        0 as target,
        closed as written,
        closed_is_day as is_day_known,
        null as note
    from members
    where closed is not null
    union all
    select
        _key,
        'rated' as event,
        level_no as level,
        0 as target,
        rated as written,
        rated_is_day as is_day_known,
        satisfaction as note
    from members
    where rated is not null
    union all
    select
        _key,
        'reviewed' as event,
        level_no as level,
        0 as target,
        review_date as written,
        review_date_is_day as is_day_known,
        review_outcome as note
    from members
    where review_date is not null
    union all
    select
        _key,
        'reopened' as event,
        level_no as level,
        0 as target,
        reopened as written,
        reopened_is_day as is_day_known,
        null as note
    from members
    where reopened is not null
),

final as (
    select
        members.issue,
        facts.event,
        facts.level,
        facts.target,
        day_of(facts.written) as day,
        facts.is_day_known,
        members.department,
        facts.note,
        members.depth,
        members.recency,
        members._submission as submission,
        members._sheet as sheet,
        members._row as row
    from facts
    inner join members on facts._key = members._key
)

select * from final
