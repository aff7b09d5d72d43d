-- one row per budget row in force, with the budget line it is of; what names one line twice in one ledger and month is
-- told apart by its order
create or replace temp table budget_rows as
with handed_in as (
    select
        records.*,
        parts.submission,
        parts.file,
        parts.unit as place,
        parts.recency,
        parts.first_day,
        parts.last_day,
        concat_ws(
            '/',
            parts.unit,
            records.year,
            name_folded(records.unit),
            name_folded(records.item),
            coalesce(records.fund_class, '')
        ) as line_name
    from raw_budget as records
    inner join parts on records._submission = parts.submission
),

numbered as (
    select
        *,
        row_number() over (partition by submission, line_name, month order by _sheet, _row) as ordinal
    from handed_in
),

final as (
    select
        *,
        line_name || case when ordinal > 1 then '#' || ordinal else '' end as line
    from numbered
)

select * from final
