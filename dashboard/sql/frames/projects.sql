-- one row per project undertaken (chosen by ballot, or never put to one) in a year that the period touches, as it stood
-- on as_of. status follows dates, not opinion: a plan whose last day has passed, a start that was missed or a node
-- overdue is late; a node caught up after its date stays counted in nodes_late.
with

nodes as (
    select
        project as of_project,
        sum(1) as nodes_all,
        sum(case when due_day < $as_of and (done_day is null or done_day > $as_of) then 1 else 0 end) as nodes_missed,
        sum(case when done_day > due_day and done_day <= $as_of then 1 else 0 end) as nodes_behind,
        sum(
            case
                when warn_day <= $as_of and due_day >= $as_of and (done_day is null or done_day > $as_of) then 1
                else 0
            end
        ) as nodes_near
    from project_nodes
    where
        region >= $lo
        and region < $hi
    group by project
),

stood as (
    select
        project_states.*,
        coalesce(nodes.nodes_all, 0) as nodes,
        coalesce(nodes.nodes_missed, 0) as nodes_overdue,
        coalesce(nodes.nodes_behind, 0) as nodes_late,
        coalesce(nodes.nodes_near, 0) as nodes_due_soon,
        (started_day is not null and started_day <= $as_of)
        or (finished_day is not null and finished_day <= $as_of)
        or coalesce(progress, 0) > 0 as is_started,
        (finished_day is not null and finished_day <= $as_of) or coalesce(progress, 0) >= 10000 as is_done
    from project_states
    left join nodes
        on project_states.project = nodes.of_project
    where
        region >= $lo
        and region < $hi
        and year_first_day <= $last
        and year_last_day >= $first
        and valid_from_day <= $as_of
        and valid_to_day > $as_of
        and is_undertaken
),

final as (
    select
        project,
        name,
        region,
        county,
        town,
        village,
        kind,
        department,
        group_name,
        year,
        ym,
        votes_for,
        votes_cast,
        planned_start_day,
        planned_finish_day,
        started_day,
        is_started_day_known,
        finished_day,
        is_finished_day_known,
        progress as progress_parts,
        weight,
        progress * weight as weighted_parts,
        investment,
        invested,
        cause,
        delay_note,
        nodes,
        nodes_overdue,
        nodes_late,
        is_started,
        is_done,
        file,
        sheet,
        row,
        case
            when is_done and planned_finish_day is null then 'unknown'
            when is_done and (finished_day is null or finished_day > $as_of) then 'unknown'
            when is_done and finished_day <= planned_finish_day then 'done_on_time'
            when is_done then 'done_late'
            when planned_finish_day < $as_of or nodes_overdue > 0 then 'late'
            when not is_started and planned_start_day < $as_of then 'late'
            when warn_day <= $as_of or nodes_due_soon > 0 then 'due_soon'
            when not is_started and (planned_start_day is not null or planned_finish_day is not null) then 'not_started'
            when planned_finish_day is not null or nodes > 0 then 'on_schedule'
            else 'unknown'
        end as status
    from stood
)

select * from final
