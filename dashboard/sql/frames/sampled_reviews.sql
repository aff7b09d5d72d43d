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
        states.issue,
        states.region,
        states.county,
        states.town,
        states.village,
        states.level,
        states.station,
        states.department,
        states.category,
        states.source,
        states.routing,
        states.mode,
        states.setting,
        states.campaign,
        states.collected_day,
        states.collected_ym as ym,
        states.is_day_known,
        states.disposition,
        states.satisfaction,
        reviewed.draw,
        reviewed.reviewed_day,
        reviewed.findings = 1 as is_reviewed,
        reviewed.refutations = 1 as is_not_solved,
        reviewed.drawn_file as file,
        reviewed.drawn_sheet as sheet,
        reviewed.drawn_row as row
    from issue_states as states
    inner join reviewed
        on states.issue = reviewed.drawn_issue
    where
        states.region >= $lo
        and states.region < $hi
        and states.collected_day >= $first
        and states.collected_day <= $last
        and states.valid_from_day <= $as_of
        and states.valid_to_day > $as_of
)

select * from final
