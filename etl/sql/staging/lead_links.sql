-- one row per lead and suggestion it became, whichever of the two ledgers says so
create or replace temp table lead_links as
with final as (
    select
        leads._key as lead,
        named.suggestion
    from staged_lead as leads
    inner join named_suggestions as named
        on
            leads._submission = named.submission
            and leads.suggestion = named.written
    union
    select
        named.lead,
        suggestions._key as suggestion
    from staged_suggestion as suggestions
    inner join named_leads as named
        on
            suggestions._submission = named.submission
            and list_contains(regexp_split_to_array(suggestions.lead, '[、,，;；\s]+'), named.written)
)

select * from final
