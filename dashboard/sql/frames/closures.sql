-- one row per issue first collected in the period, struck off by as_of after a resolution; with what showed up later:
-- a review with a stated outcome or a reopening from that day on, a rating after it
with

struck_off as (
    select
        issue,
        min(day) as struck_off_day
    from issue_events
    where
        event = 'closed'
        and day <= $as_of
    group by issue
),

later as (
    select
        struck_off.issue,
        max(case when events.event = 'reviewed' then 1 else 0 end) as reviews,
        max(case when events.event = 'reviewed' and events.note = 'not_solved' then 1 else 0 end) as refuted,
        max(case when events.event = 'reopened' then 1 else 0 end) as reopenings,
        max(case when events.event = 'rated' and events.note = 'dissatisfied' then 1 else 0 end) as displeased
    from struck_off
    inner join issue_events as events
        on struck_off.issue = events.issue
    where
        events.day <= $as_of
        and events.day >= struck_off.struck_off_day
        and (
            (events.event = 'reviewed' and events.note in ('confirmed', 'not_solved'))
            or events.event = 'reopened'
            or (events.event = 'rated' and events.day > struck_off.struck_off_day)
        )
    group by struck_off.issue
),

final as (
    select
        collected_issues.*,
        struck_off.struck_off_day,
        coalesce(later.reviews, 0) = 1 as is_reviewed,
        coalesce(later.refuted, 0) = 1 as is_not_solved,
        coalesce(later.reopenings, 0) = 1 as is_reopened_since,
        coalesce(later.displeased, 0) = 1 as is_dissatisfied,
        later.issue is not null as has_evidence
    from collected_issues
    inner join struck_off
        on collected_issues.issue = struck_off.issue
    left join later
        on collected_issues.issue = later.issue
    where collected_issues.is_ever_resolved
)

select * from final
