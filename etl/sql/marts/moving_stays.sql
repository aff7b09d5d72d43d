-- grain: one row per stay of a walked issue at a level
create table moving_stays as
with due as (
    select
        issue,
        level_no,
        arg_min(due, depth) as due
    from issue_members
    where due is not null and not is_double
    group by issue, level_no
),

final as (
    select
        paths.issue,
        paths.stay::integer as stay,
        records.region,
        records.county,
        records.town,
        records.village,
        records.level,
        records.station,
        records.department,
        records.category,
        records.source,
        records.routing,
        records.mode,
        records.setting,
        records.campaign,
        records.reception,
        records.collected_day,
        records.collected_ym,
        records.collected_workday,
        records.is_day_known,
        level_name(paths.level_no) as stay_level,
        paths.entered_by,
        paths.entered_day,
        entered.workday as entered_workday,
        paths.is_entered_known,
        paths.counted_day,
        paths.left_by,
        paths.left_day,
        gone.workday as left_workday,
        paths.is_left_known,
        paths.undone_day,
        coalesce(due_calendar.workday, entered.workday + working_day_limits.days) as limit_workday,
        paths.is_confirmed,
        paths.is_arrival_only_claimed,
        paths.problem,
        paths.submission,
        submission_parts.file,
        paths.sheet,
        paths.row
    from walked_paths as paths
    inner join issue_records as records on paths.issue = records.issue and not records.is_quiet
    inner join submission_parts on paths.submission = submission_parts.submission
    left join due on paths.issue = due.issue and paths.level_no = due.level_no and paths.visit = 1
    left join calendar as entered on paths.entered_day = entered.day
    left join calendar as gone on paths.left_day = gone.day
    left join calendar as due_calendar on day_of(due.due) = due_calendar.day
    left join working_day_limits on level_name(paths.level_no) = working_day_limits.level
)

select * from final
order by region, collected_day, issue, stay
