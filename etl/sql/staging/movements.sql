-- one row per way up that an issue row's columns tell of: who received it, and from which level it was sent there
create or replace temp table movements as
with columns as (
    select
        _key,
        level_no,
        unnest([2, 3, 4]) as target,
        unnest([escalated_town, escalated_county, escalated_city]) as escalated,
        unnest([escalated_town_is_day, escalated_county_is_day, escalated_city_is_day]) as escalated_is_day,
        unnest([received_town, received_county, received_city]) as received,
        unnest([received_town_is_day, received_county_is_day, received_city_is_day]) as received_is_day
    from issue_members
),

final as (
    select
        *,
        coalesce(max(target) over (
            partition by _key order by target rows between unbounded preceding and 1 preceding
        ), level_no) as origin
    from columns
    where (escalated is not null or received is not null) and target >= level_no
)

select * from final
