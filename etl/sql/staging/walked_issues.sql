-- one row per walked issue: its first row's word, and what later rows add where that is blank (rule 5)
create or replace temp table walked_issues as
with members as (
    select
        *,
        row_number() over (partition by issue order by depth, recency, _sheet, _row) as position
    from issue_members
    where not is_double
),

final as (
    select
        issue,
        row_number() over (order by issue) as n,
        arg_min(level_no, position) as level_no,
        arg_min(resolved_region, position) as region,
        arg_min(resolved_station, position) filter (where resolved_station is not null) as station,
        arg_min(reception, position) filter (where reception is not null) as reception,
        arg_min(unit, position) as unit,
        arg_min(department, position) filter (where department is not null) as department,
        arg_min(category, position) filter (where category is not null) as category,
        arg_min(source, position) filter (where source is not null) as source,
        arg_min(routing, position) filter (where routing is not null) as routing,
        arg_min(place, position) filter (where place is not null) as place,
        arg_min(title, position) filter (where title is not null) as title,
        arg_min(content, position) filter (where content is not null) as content,
        arg_min(reply, position) filter (where reply is not null) as reply,
        arg_min(constituent_mask, position) filter (where constituent_mask is not null) as constituent,
        arg_min(constituent_hash, position) filter (where constituent_hash is not null) as constituent_hash,
        arg_min(deputy, position) filter (where deputy is not null) as deputy,
        arg_min(disposition, position) filter (where disposition is not null) as disposition,
        arg_min(satisfaction, position) filter (where satisfaction is not null) as satisfaction,
        arg_min(collected, position) as collected,
        arg_min(collected_is_day, position) as is_day_known,
        arg_min(received_here, position) as received_first,
        arg_min(received_here_is_day, position) as received_first_is_day,
        arg_min(is_from_nowhere, position) as is_from_nowhere,
        arg_min(_submission, position) as submission,
        arg_min(file, position) as file,
        arg_min(_sheet, position) as sheet,
        arg_min(_row, position) as row
    from members
    group by issue
)

select * from final
