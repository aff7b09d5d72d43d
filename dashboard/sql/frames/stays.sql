-- one row per stay, begun by as_of, of an issue first collected in the period, at one level; as it was on as_of.
-- A stay that only the sender claims by then, and a double, are listed and not counted.
with

today as (
    select workday as as_of_workday from calendar
    where day = $as_of
),

begun as (
    select
        *,
        left_day is not null and left_day <= $as_of as is_left,
        counted_day is null or counted_day > $as_of as is_claimed,
        case when entered_day > $as_of then collected_day else entered_day end as clock_day
    from issue_stays
    where
        region >= $lo
        and region < $hi
        and collected_day >= $first
        and collected_day <= $last
        and (entered_day <= $as_of or counted_day <= $as_of)
),

final as (
    select
        issue,
        stay,
        region,
        county,
        town,
        village,
        stay_level as level,
        station,
        department,
        category,
        source,
        routing,
        mode,
        setting,
        campaign,
        collected_day,
        collected_ym as ym,
        entered_by,
        entered_day,
        is_entered_known,
        is_left,
        is_left_known,
        is_confirmed,
        is_claimed,
        problem,
        file,
        sheet,
        row,
        not is_claimed and (problem is null or problem <> 'double') as is_counted,
        case when is_left then left_day end as ended_day,
        case
            when not is_left then 'in_progress'
            when left_by = 'resolved' and undone_day <= $as_of then 'resolved_then_reopened'
            else left_by
        end as outcome,
        case
            when not is_entered_known or limit_workday is null or as_of_workday is null then 'unknown'
            when is_left and (not is_left_known or left_workday is null) then 'unknown'
            when is_left and left_workday <= limit_workday then 'on_time'
            when is_left then 'late'
            when as_of_workday <= limit_workday then 'open_within'
            else 'open_overdue'
        end as timing,
        case
            when not is_entered_known then null
            when is_left and not is_left_known then null
            when is_left then left_day - clock_day
            else $as_of - clock_day
        end as days_observed
    from begun
    left join today on 1 = 1
)

select * from final
