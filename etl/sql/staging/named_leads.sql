-- one row per submission part and lead as its suggestions write it (several are separated by 、), with the lead it means:
-- by its key, by its id in the same unit's ledger, in a ledger above or below it, or by an id that one unit of the
-- county has
create or replace temp table named_leads as
with asked as (
    select distinct
        suggestions._submission as submission,
        parts.unit,
        unnest(regexp_split_to_array(suggestions.lead, '[、,，;；\s]+')) as written
    from staged_suggestion as suggestions
    inner join parts on suggestions._submission = parts.submission
    where suggestions.lead is not null
),

registered as (
    select
        leads._key as lead,
        leads.id,
        parts.unit
    from staged_lead as leads
    inner join parts on leads._submission = parts.submission
),

found as (
    select
        asked.submission,
        asked.written,
        registered.lead,
        case
            when registered.lead = full_key(asked.written) then 0
            when registered.unit = asked.unit then 1
            when is_below(asked.unit, registered.unit) or is_below(registered.unit, asked.unit) then 2
            else 3
        end as distance
    from asked
    inner join registered
        on
            registered.lead = full_key(asked.written)
            or (
                name_folded(asked.written) = name_folded(registered.id)
                and left(asked.unit, 6) = left(registered.unit, 6)
            )
),

nearest as (
    select * from found
    qualify distance = min(distance) over (partition by submission, written)
),

final as (
    select
        submission,
        written,
        min(lead) as lead
    from nearest
    group by submission, written
    having count(distinct lead) = 1
)

select * from final
