-- one row per dated fact of a walked issue, from the issue rows, the event ledgers and undated ratings, each once;
-- what concerns the issue as a whole is the same fact whichever level writes it. Level 0: where the issue is
create or replace temp table stated_facts as
with events as (
    select
        members.issue,
        links.event,
        level_number(links.level) as level,
        0 as target,
        day_of(links.date) as day,
        links.date_is_day as is_day_known,
        links.department,
        links.note,
        99 as depth,
        links.recency,
        links._submission as submission,
        links._sheet as sheet,
        links._row as row
    from event_links as links
    inner join issue_members as members on links.issue_key = members._key
    where not members.is_double and links.event != 'collected'
),

undated_ratings as (
    select
        members.issue,
        'rated' as event,
        members.level_no as level,
        0 as target,
        members.reported_day as day,
        false as is_day_known,
        members.department,
        members.satisfaction as note,
        members.depth,
        members.recency,
        members._submission as submission,
        members._sheet as sheet,
        members._row as row
    from issue_members as members
    anti join (
        select issue from events
        where event = 'rated'
    ) as dated
        on members.issue = dated.issue
    where members.satisfaction is not null and members.rated is null and not members.is_double
),

every as (
    select * from row_facts
    union all
    select * from undated_ratings
    union all
    select * from events
),

told as (
    select
        *,
        case
            when event not in ('fed_back', 'closed', 'rated', 'reviewed', 'reopened') then level
        end as level_that_matters
    from every
),

final as (
    select
        * exclude (level_that_matters)
        replace (
            bool_or(is_day_known) over (
                partition by issue, event, day, level_that_matters
            ) as is_day_known
        )
    from told
    qualify row_number() over (
        partition by issue, event, day, level_that_matters
        order by depth, recency, sheet, row
    ) = 1
)

select * from final
