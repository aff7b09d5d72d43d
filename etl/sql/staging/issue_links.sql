-- one row per issue row that names a sender (rule 4): the sender's key, or how many rows it might be (none, several)
create or replace temp table issue_links as
with receivers as (
    select
        issues._key,
        issues.from_issue,
        issues._submission,
        issues._sheet,
        issues._row,
        parts.unit,
        parts.recency,
        places.named_region
    from staged_issue as issues
    inner join parts on issues._submission = parts.submission
    inner join places
        on
            issues._submission = places.submission
            and coalesce(issues.region, '') = places.written_region
            and coalesce(issues.station, '') = places.written_station
    where issues.from_issue is not null
),

senders as (
    select
        issues._key,
        issues.id,
        parts.unit
    from staged_issue as issues
    inner join parts on issues._submission = parts.submission
    semi join receivers
        on
            issues.id = receivers.from_issue
            or issues._key = full_key(receivers.from_issue)
    where issues.id is not null
),

by_unit as (
    select
        receivers._key,
        senders._key as sender
    from receivers
    inner join senders on full_key(receivers.from_issue) = senders._key
    where receivers._key != senders._key
),

by_region as (
    select
        receivers._key,
        senders._key as sender
    from receivers
    inner join senders on receivers.named_region || '/' || receivers.from_issue = senders._key
    where receivers._key != senders._key
),

by_id as (
    select
        receivers._key,
        min(senders._key) as sender,
        count(distinct senders._key) as candidates
    from receivers
    inner join senders on receivers.from_issue = senders.id
    where is_below(senders.unit, receivers.unit)
    group by receivers._key
),

final as (
    select
        receivers.*,
        coalesce(
            by_unit.sender, by_region.sender, case when by_id.candidates = 1 then by_id.sender end
        ) as sender,
        coalesce(by_id.candidates, 0) as candidates
    from receivers
    left join by_unit on receivers._key = by_unit._key
    left join by_region on receivers._key = by_region._key
    left join by_id on receivers._key = by_id._key
)

select * from final
