-- one row per walked issue row that a first row leads to: the issue's key, how many hops up it is, and its level there.
-- A row that names a sender stands at its written level if that is above the sender's, else at its unit's level
create or replace temp table issue_trees as
with recursive links as (
    select
        _key,
        sender,
        row_number() over (partition by sender, unit order by recency, _sheet, _row) > 1 as is_double
    from issue_links
    where sender is not null
),

trees as (
    select
        rows._key,
        rows._key as issue,
        0 as depth,
        false as is_double,
        case
            when rows.from_issue is null then rows.own_level
            when rows.written_level > 1 then rows.written_level
            else rows.unit_level
        end as level_no
    from moving_rows as rows
    anti join links on rows._key = links._key
    union all
    select
        rows._key,
        trees.issue,
        trees.depth + 1 as depth,
        links.is_double,
        case
            when rows.written_level > trees.level_no then rows.written_level
            else greatest(rows.unit_level, trees.level_no)
        end as level_no
    from trees
    inner join links on trees._key = links.sender
    inner join moving_rows as rows on links._key = rows._key
),

final as (
    select * from trees
)

select * from final
