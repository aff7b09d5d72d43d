-- one row per project undertaken in a year that the period touches, as it stood on as_of: what was paid of its
-- investment, how far its work had come, and what the surveys held on it by then answered
with

answers as (
    select
        project as of_project,
        sum(1) as surveys_held,
        sum(asked) as asked_all,
        sum(answered) as answered_all,
        sum(satisfied) as satisfied_all,
        sum(basically_satisfied) as basically_all,
        sum(dissatisfied) as dissatisfied_all,
        sum(no_view) as no_view_all,
        sum(case when asked is not null then answered else 0 end) as answered_known,
        sum(case when asked is not null then satisfied else 0 end) as satisfied_known
    from surveys
    where
        day <= $as_of
        and is_complete
        and project is not null
    group by project
),

final as (
    select
        states.project,
        states.name,
        states.region,
        states.county,
        states.town,
        states.village,
        states.kind,
        states.department,
        states.group_name,
        states.year,
        states.ym,
        states.cause,
        states.investment,
        states.invested,
        states.progress as progress_parts,
        states.file,
        states.sheet,
        states.row,
        answers.surveys_held as surveys,
        answers.asked_all as asked,
        answers.answered_all as answered,
        answers.satisfied_all as satisfied,
        answers.basically_all as basically_satisfied,
        answers.satisfied_all + answers.basically_all as pleased,
        answers.dissatisfied_all as dissatisfied,
        answers.no_view_all as no_view,
        answers.answered_known as answered_of_asked,
        answers.satisfied_known as satisfied_of_asked,
        coalesce(answers.answered_all, 0) > 0 as is_rated,
        coalesce(states.investment, 0) > 0 and states.invested is not null as is_paid_known,
        states.progress is not null as is_progress_known,
        (states.finished_day is not null and states.finished_day <= $as_of) or coalesce(states.progress, 0) >= 10000
            as is_done
    from project_states as states
    left join answers
        on states.project = answers.of_project
    where
        states.region >= $lo
        and states.region < $hi
        and states.year_first_day <= $last
        and states.year_last_day >= $first
        and states.valid_from_day <= $as_of
        and states.valid_to_day > $as_of
        and states.is_undertaken
)

select * from final
