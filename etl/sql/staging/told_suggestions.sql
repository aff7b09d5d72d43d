-- one row per suggestion: what its ledgers, period after period, said first of what may change afterwards (grade, rating,
-- key supervision), and from the end of which period each is known; what bears a day of its own goes by that
create or replace temp table told_suggestions as
with handed_in as (
    select
        records._key as suggestion,
        records.grade,
        records.satisfaction,
        records.rated,
        records.follow_up_grade,
        coalesce(records.key, false) as is_key,
        coalesce(parts.last_day, 0) as stated_day,
        row_number() over (
            partition by records._key order by parts.recency, records._sheet, records._row
        ) as ordinal
    from raw_suggestion as records
    inner join parts on records._submission = parts.submission
),

-- 0 where every ledger that says anything says what the newest does
turns as (
    select
        handed_in.suggestion,
        coalesce(max(ordinal) filter (
            handed_in.grade is distinct from newest.grade and handed_in.grade is not null
        ), 0) as other_grade,
        coalesce(max(ordinal) filter (
            handed_in.satisfaction is distinct from newest.satisfaction and handed_in.satisfaction is not null
        ), 0) as other_view,
        coalesce(max(ordinal) filter (not handed_in.is_key), 0) as not_key
    from handed_in
    inner join staged_suggestion as newest on handed_in.suggestion = newest._key
    group by handed_in.suggestion
),

final as (
    select
        handed_in.suggestion,
        arg_min(grade, ordinal) filter (grade is not null) as first_grade,
        min(stated_day) filter (grade is not null) as first_grade_day,
        min(stated_day) filter (grade is not null and ordinal > other_grade) as grade_day,
        arg_min(satisfaction, ordinal) filter (satisfaction is not null) as first_satisfaction,
        arg_min_null(day_of(rated), ordinal) filter (satisfaction is not null) as first_rated_day,
        min(stated_day) filter (satisfaction is not null) as first_view_day,
        min(stated_day) filter (satisfaction is not null and ordinal > other_view) as view_day,
        min(stated_day) filter (follow_up_grade is not null) as follow_up_day,
        min(stated_day) filter (is_key and ordinal > not_key) as key_day
    from handed_in
    inner join turns on handed_in.suggestion = turns.suggestion
    group by handed_in.suggestion
)

select * from final
