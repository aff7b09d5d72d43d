-- grain: one row per strike-off drawn for review, in one draw; a draw is of drawn_region in a period as it stood on a day
create table issue_reviews as
with written as (
    select
        records.*,
        parts.file,
        code_stem(padded(split_part(records.draw, '/', 1))) as drawn_stem
    from staged_issue_review as records
    inner join parts on records._submission = parts.submission
),

final as (
    select
        written._key as issue_review,
        written.draw,
        written.drawn_stem,
        issues.issue,
        issues.region,
        issues.county,
        issues.town,
        issues.village,
        day_of(written.date) as reviewed_day,
        written.date_is_day as is_reviewed_day_known,
        written.outcome,
        written.note,
        written._submission as submission,
        written.file,
        written._sheet as sheet,
        written._row as row
    from written
    inner join issues on full_key(written.issue) = issues.issue
)

select * from final
order by region, issue_review
