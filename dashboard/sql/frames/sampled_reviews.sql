-- one row per issue first collected in the period, in its state on as_of, that was drawn for review by a draw of this
-- place or one that holds it; with what the review found by as_of
with

reviewed as (
    select
        issue as drawn_issue,
        min(draw) as draw,
        max(case when outcome is not null and reviewed_day <= $as_of then reviewed_day end) as reviewed_day,
        max(
            case when outcome in ('confirmed', 'not_solved') and reviewed_day <= $as_of then 1 else 0 end
        ) as findings,
        max(case when outcome = 'not_solved' and reviewed_day <= $as_of then 1 else 0 end) as refutations,
        min(file) as drawn_file,
        min(sheet) as drawn_sheet,
        min(row) as drawn_row
    from issue_reviews
    where substr($lo, 1, length(drawn_stem)) = drawn_stem
    group by issue
),

final as (
    select
        collected_issues.*,
        reviewed.draw,
        reviewed.reviewed_day,
        reviewed.findings = 1 as is_reviewed,
        reviewed.refutations = 1 as is_not_solved,
        reviewed.drawn_file as file,
        reviewed.drawn_sheet as sheet,
        reviewed.drawn_row as row
    from collected_issues
    inner join reviewed
        on collected_issues.issue = reviewed.drawn_issue
)

select * from final
