-- one row per suggestion submitted in the period, in its state on as_of: what bears a later day is not known yet. The
-- first grade and rating stand beside the newest, since what they ask for stays owed when they change. A clock runs
-- from the dispatch, before that from the submission, until the first answer or solution.
with

today as (
    select workday as as_of_workday from calendar
    where day = $as_of
),

known as (
    select
        *,
        dispatched_day is not null and dispatched_day <= $as_of as is_dispatched,
        accepted_day is not null and accepted_day <= $as_of as is_accepted,
        face_to_face_day is not null and face_to_face_day <= $as_of as is_met,
        answered_day is not null and answered_day <= $as_of as is_answered,
        done_day is not null and done_day <= $as_of as is_done,
        rated_day is not null and rated_day <= $as_of or first_rated_day is not null and first_rated_day <= $as_of
            as is_rated,
        follow_up_day is not null and follow_up_day <= $as_of as is_followed,
        key_day is not null and key_day <= $as_of as is_keyed,
        case when first_grade_day <= $as_of then first_grade end as grade_told,
        case
            when grade_day <= $as_of then grade
            when first_grade_day <= $as_of then first_grade
        end as grade_now,
        case when first_rated_day <= $as_of then first_satisfaction end as view_told,
        case
            when rated_day <= $as_of then satisfaction
            when first_rated_day <= $as_of then first_satisfaction
        end as view_now,
        case when follow_up_day <= $as_of then follow_up_grade end as grade_after,
        case when dispatched_day <= $as_of then dispatched_limit_workday else submitted_limit_workday end as last_workday
    from suggestions
    where
        region >= $lo
        and region < $hi
        and submitted_day >= $first
        and submitted_day <= $last
        and submitted_day <= $as_of
),

final as (
    select
        suggestion,
        region,
        county,
        town,
        village,
        level,
        title,
        session,
        deputy,
        tier,
        group_id as group_name,
        lead,
        source,
        routing,
        department,
        submitted_day,
        ym,
        is_submitted_day_known,
        is_dispatched,
        is_accepted,
        is_met,
        is_answered,
        is_done,
        is_rated,
        is_followed,
        is_keyed,
        grade_told as first_grade,
        grade_now as grade,
        view_told as first_satisfaction,
        view_now as satisfaction,
        grade_after as follow_up_grade,
        file,
        sheet,
        row,
        case when is_dispatched then dispatched_day end as dispatched_on,
        case when is_accepted then accepted_day end as accepted_on,
        case when is_met then face_to_face_day end as met_on,
        case when is_answered then answered_day end as answered_on,
        case when is_done then done_day end as done_on,
        case when is_followed then follow_up_day end as followed_on,
        case
            when is_rated then 'rated'
            when is_done then 'done'
            when is_answered then 'answered'
            when is_accepted then 'accepted'
            when is_dispatched then 'dispatched'
            else 'submitted'
        end as stage,
        case
            when last_workday is null or as_of_workday is null then 'unknown'
            when is_answered and (answered_workday is null or not is_answered_day_known) then 'unknown'
            when is_answered and answered_workday <= last_workday then 'on_time'
            when is_answered then 'late'
            when as_of_workday <= last_workday then 'open_within'
            else 'open_overdue'
        end as timing
    from known
    left join today on 1 = 1
)

select * from final
