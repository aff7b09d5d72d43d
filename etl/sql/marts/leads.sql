-- grain: one row per lead, with the first suggestion it became and from which day that is known: the suggestion's
-- submission, or the period's end where a ledger names a suggestion that none has
create table leads as
with became as (
    select
        links.lead,
        arg_min(links.suggestion, suggestions.submitted_day) as suggestion,
        min(suggestions.submitted_day) as day
    from lead_links as links
    inner join suggestions on links.suggestion = suggestions.suggestion
    group by links.lead
),

final as (
    select
        records._key as lead,
        located.region,
        located.county,
        located.town,
        located.village,
        records.source,
        records.topic,
        day_of(records.date) as day,
        ym_of(records.date) as ym,
        records.date_is_day as is_day_known,
        became.suggestion,
        case
            when became.lead is not null then became.day
            when records.suggestion is not null then parts.last_day
        end as formed_day,
        parts.submission,
        parts.file,
        records._sheet as sheet,
        records._row as row
    from staged_lead as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
    left join became on records._key = became.lead
)

select * from final
order by region, day, lead
