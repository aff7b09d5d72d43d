-- grain: one row per finding: the reader's of each file, and the checks' of the ledgers together
create table findings as
with every as (
    select * from raw_findings
    union all by name
    select * from checked
),

final as (
    select
        every.submission,
        every.severity,
        every.rule,
        coalesce(every.ledger, parts.ledger) as ledger,
        parts.unit,
        parts.file,
        every.sheet,
        every.row::integer as row,
        every.column,
        every.cell,
        every.field,
        every.found,
        every.message,
        every.message_en,
        every.issue
    from every
    inner join parts on every.submission = parts.submission
)

select * from final
order by unit, file, sheet, row, rule
