-- one row per issue row whose path has to be walked. The others are quiet: one row that nothing refers to, that was
-- collected, perhaps resolved, closed and rated, in this order, and neither moved nor came back
create or replace temp table moving_keys as
with referred as (
    select _key from issue_links
    union
    select sender from issue_links
    where sender is not null
    union
    select issue_key from event_links
    where issue_key is not null
),

moved as (
    select _key
    from staged_issue
    where
        escalated_town is not null
        or escalated_county is not null
        or escalated_city is not null
        or received_town is not null
        or received_county is not null
        or received_city is not null
        or reopened is not null
        or (resolved is null and closed is not null)
        or closed < resolved
        or (resolved_level is not null and resolved_level is distinct from level)
        or (satisfaction is null and rated is not null)
        or least(assigned, resolved, fed_back, closed, rated, review_date) < collected
),

final as (
    select _key from referred
    union
    select _key from moved
)

select * from final
