-- one row per review held in the period, up to as_of, with what had become of it by then
with

seen as (
    select
        *,
        case when rectified_day <= $as_of then rectified_day end as done_day,
        case when look_back_day <= $as_of then look_back_day end as looked_day
    from reviews
    where
        region >= $lo
        and region < $hi
        and day >= $first
        and day <= $last
        and day <= $as_of
),

final as (
    select
        review,
        subject_kind as kind,
        subject,
        subject_name,
        region,
        county,
        town,
        village,
        day,
        ym,
        is_day_known,
        asked,
        answered,
        satisfied,
        basically_satisfied,
        satisfied + basically_satisfied as pleased,
        dissatisfied,
        no_view,
        stated_grade,
        advice,
        rectification,
        due_day,
        is_due_day_known,
        done_day,
        is_rectified_day_known,
        looked_day,
        is_look_back_day_known,
        is_rectification_asked,
        file,
        sheet,
        row,
        is_complete,
        is_complete and asked is not null as is_asked_known,
        coalesce(grade, stated_grade) as grade,
        case when looked_day is not null then coalesce(look_back_result, 'unstated') end as found,
        case
            when not is_rectification_asked then 'not_asked'
            when done_day is not null and due_day is null then 'no_limit'
            when done_day <= due_day then 'on_time'
            when done_day is not null then 'late'
            when due_day is null then 'open_no_limit'
            when due_day < $as_of then 'overdue'
            else 'open_within'
        end as rectified
    from seen
)

select * from final
