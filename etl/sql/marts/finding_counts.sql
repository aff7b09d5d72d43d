-- grain: one row per submission part and rule that spoke of it: the reader's also of parts a later one has replaced, since
-- they tell what was mended; those of the checks, which see what is in force together, of parts in force
create table finding_counts as
with every as (
    select
        submission,
        ledger,
        severity,
        rule,
        message,
        message_en,
        true as is_of_reader
    from every_finding
    union all
    select
        submission,
        ledger,
        severity,
        rule,
        message,
        message_en,
        false as is_of_reader
    from checked
),

final as (
    select
        every.submission,
        parts.unit,
        coalesce(every.ledger, parts.ledger) as ledger,
        every.severity,
        every.rule,
        every.is_of_reader,
        count(*)::integer as often,
        min(every.message) as message,
        min(every.message_en) as message_en
    from every
    inner join submission_parts as parts on every.submission = parts.submission
    group by
        every.submission, parts.unit, coalesce(every.ledger, parts.ledger), every.severity, every.rule, every.is_of_reader
)

select * from final
order by unit, submission, severity, rule
