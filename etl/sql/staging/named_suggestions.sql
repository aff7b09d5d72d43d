-- one row per submission part and suggestion as its leads write it, with the suggestion it means: by its key, by its id
-- in the same unit's ledger, in a ledger above or below it, or by an id that one unit of the county has
create or replace temp table named_suggestions as
with asked as (
    select distinct
        leads._submission as submission,
        leads.suggestion as written,
        parts.unit
    from staged_lead as leads
    inner join parts on leads._submission = parts.submission
    where leads.suggestion is not null
),

registered as (
    select
        suggestions._key as suggestion,
        suggestions.id,
        parts.unit
    from staged_suggestion as suggestions
    inner join parts on suggestions._submission = parts.submission
),

found as (
    select
        asked.submission,
        asked.written,
        registered.suggestion,
        case
            when registered.suggestion = full_key(asked.written) then 0
            when registered.unit = asked.unit then 1
            when is_below(asked.unit, registered.unit) or is_below(registered.unit, asked.unit) then 2
            else 3
        end as distance
    from asked
    inner join registered
        on
            registered.suggestion = full_key(asked.written)
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
        min(suggestion) as suggestion
    from nearest
    group by submission, written
    having count(distinct suggestion) = 1
)

select * from final
