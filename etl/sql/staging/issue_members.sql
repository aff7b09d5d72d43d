-- one row per walked issue row and the issue it belongs to; rows that name each other in a circle stand alone
create or replace temp table issue_members as
with every as (
    select
        _key,
        issue,
        depth,
        is_double,
        level_no,
        false as is_circular
    from issue_trees
    union all
    select
        rows._key,
        rows._key as issue,
        0 as depth,
        false as is_double,
        rows.own_level as level_no,
        true as is_circular
    from moving_rows as rows
    anti join issue_trees on rows._key = issue_trees._key
),

final as (
    select
        every.issue,
        every.depth,
        every.is_double,
        every.level_no,
        every.is_circular,
        case every.level_no
            when 2 then rows.received_town
            when 3 then rows.received_county
            when 4 then rows.received_city
        end as received_here,
        case every.level_no
            when 2 then rows.received_town_is_day
            when 3 then rows.received_county_is_day
            when 4 then rows.received_city_is_day
        end as received_here_is_day,
        every.depth = 0 and (
            rows.from_issue is not null
            or (every.level_no = 2 and coalesce(rows.received_town, rows.escalated_town) is not null)
            or (every.level_no = 3 and coalesce(rows.received_county, rows.escalated_county) is not null)
            or (every.level_no = 4 and coalesce(rows.received_city, rows.escalated_city) is not null)
        ) as is_from_nowhere,
        rows.*
    from every
    inner join moving_rows as rows on every._key = rows._key
)

select * from final
