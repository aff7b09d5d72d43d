-- one row per row of the event ledgers, and per review done of a drawn strike-off, with the key of the issue row it
-- names; null where none or several bear it. A review's note is its outcome
create or replace temp table event_links as
with events as (
    select
        raw.issue,
        raw.event,
        raw.date,
        raw.date_is_day,
        raw.level,
        raw.department,
        raw.note,
        raw._submission,
        raw._sheet,
        raw._row,
        parts.unit,
        parts.recency
    from raw_issue_event as raw
    inner join parts on raw._submission = parts.submission
    union all
    select
        reviews.issue,
        'reviewed' as event,
        reviews.date,
        reviews.date_is_day,
        null as level,
        null as department,
        reviews.outcome as note,
        reviews._submission,
        reviews._sheet,
        reviews._row,
        parts.unit,
        parts.recency
    from staged_issue_review as reviews
    inner join parts on reviews._submission = parts.submission
    where reviews.date is not null
),

named as (
    select distinct
        unit,
        issue
    from events
),

issues as (
    select
        raw._key,
        raw.id,
        parts.unit
    from staged_issue as raw
    inner join parts on raw._submission = parts.submission
    semi join named on raw.id = named.issue or raw._key = full_key(named.issue)
    where raw.id is not null
),

exact as (
    select
        named.unit,
        named.issue,
        min(issues._key) as key
    from named
    inner join issues on coalesce(full_key(named.issue), named.unit || '/' || named.issue) = issues._key
    group by named.unit, named.issue
),

below as (
    select
        named.unit,
        named.issue,
        min(issues._key) as key
    from named
    inner join issues on named.issue = issues.id
    where is_below(issues.unit, named.unit)
    group by named.unit, named.issue
    having count(distinct issues._key) = 1
),

final as (
    select
        events.*,
        coalesce(exact.key, below.key) as issue_key
    from events
    left join exact on events.unit = exact.unit and events.issue = exact.issue
    left join below on events.unit = below.unit and events.issue = below.issue
)

select * from final
