-- grain: one row per review of one office or official. grade follows from the ballot by the rule of its place; a look
-- back without a day of its own is known from the end of the period it was handed in for
create table reviews as
with written as (
    select
        records.*,
        parts.submission,
        parts.file,
        parts.last_day,
        located.region as place,
        (records.satisfied + records.basically_satisfied + records.dissatisfied)::integer as answered
    from staged_review as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
),

governed as (
    select
        written._key,
        grading_rules.rule
    from written
    inner join grading_rules on starts_with(written.place, grading_rules.stem)
    qualify row_number() over (partition by written._key order by length(grading_rules.stem) desc) = 1
),

weighed as (
    select
        written._key,
        grading_steps.position,
        grading_steps.grade,
        grading_steps.above,
        grading_steps.below,
        grading_steps.is_strict,
        grading_steps.is_otherwise,
        written.satisfied
        + case when grading_steps.takes_basically then written.basically_satisfied else 0 end as votes,
        case when grading_steps.base = 'asked' then written.asked else written.answered end as members
    from written
    inner join governed on written._key = governed._key
    inner join grading_steps on governed.rule = grading_steps.rule
    where written.answered is not null
),

graded as (
    select
        _key,
        arg_min(grade, position) as grade
    from weighed
    where
        members > 0
        and (
            is_otherwise
            or votes * below > members * above
            or (not is_strict and votes * below = members * above)
        )
    group by _key
),

final as (
    select
        written._key as review,
        coalesce(written.subject_kind, 'office') as subject_kind,
        written.place || '/' || name_folded(written.subject) as subject,
        written.subject as subject_name,
        written.place as region,
        ancestor(written.place, 'county') as county,
        ancestor(written.place, 'town') as town,
        ancestor(written.place, 'village') as village,
        day_of(written.date) as day,
        ym_of(written.date) as ym,
        written.date_is_day as is_day_known,
        written.asked::integer as asked,
        written.answered,
        written.satisfied::integer as satisfied,
        written.basically_satisfied::integer as basically_satisfied,
        written.dissatisfied::integer as dissatisfied,
        written.no_view::integer as no_view,
        written.answered is not null as is_complete,
        written.grade as stated_grade,
        graded.grade,
        written.advice,
        written.rectification,
        day_of(written.due) as due_day,
        written.due_is_day as is_due_day_known,
        day_of(written.rectified) as rectified_day,
        written.rectified_is_day as is_rectified_day_known,
        coalesce(
            day_of(written.look_back), case when written.look_back_result is not null then written.last_day end
        ) as look_back_day,
        coalesce(written.look_back_is_day, false) as is_look_back_day_known,
        written.look_back_result,
        written.advice is not null
        or written.due is not null
        or written.rectified is not null
        or written.look_back is not null
        or coalesce(graded.grade, written.grade) in ('basically_satisfied', 'dissatisfied') as is_rectification_asked,
        written.submission,
        written.file,
        written._sheet as sheet,
        written._row as row
    from written
    left join graded on written._key = graded._key
)

select * from final
order by region, day, review
