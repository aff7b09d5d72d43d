-- grain: one row per budget line and interval [valid_from_day, valid_to_day) in which its ledger says one thing of it.
-- The original budget is known from the first ledger that has it; what bears no day of its own (adjustment, payment, use,
-- findings, verdict) from the end of the period it was handed in for. Money in fen.
create table budget_states as
with handed_in as (
    select * from budget_rows
    qualify row_number() over (
        partition by submission, line order by month desc nulls last, _sheet desc, _row desc
    ) = 1
),

ordered as (
    select
        *,
        coalesce(last_day, 0) as stated_day,
        row_number() over (partition by line order by recency) as state_number
    from handed_in
),

spans as (
    select
        *,
        case when state_number = 1 then 0 else stated_day end as from_day,
        coalesce(lead(stated_day) over (partition by line order by state_number), 2147483647) as to_day
    from ordered
),

cut as (
    select
        *,
        from_day as valid_from_day,
        least(stated_day, to_day) as valid_to_day,
        false as is_stated
    from spans
    where from_day < least(stated_day, to_day)
    union all
    select
        *,
        greatest(from_day, stated_day) as valid_from_day,
        to_day as valid_to_day,
        true as is_stated
    from spans
    where greatest(from_day, stated_day) < to_day
),

final as (
    select
        line,
        place as region,
        ancestor(place, 'county') as county,
        ancestor(place, 'town') as town,
        ancestor(place, 'village') as village,
        unit,
        item,
        fund_class,
        year::integer as year,
        (year * 100 + 1)::integer as ym,
        day_of(make_date(year, 1, 1)) as year_first_day,
        day_of(make_date(year, 12, 31)) as year_last_day,
        (original * 100)::bigint as original_fen,
        case when is_stated then (adjusted * 100)::bigint end as adjusted_fen,
        (coalesce(case when is_stated then adjusted end, original) * 100)::bigint as budget_fen,
        case when is_stated then (paid * 100)::bigint end as paid_fen,
        case when is_stated then (used * 100)::bigint end as used_fen,
        case when is_stated then findings end as findings,
        case when is_stated then performance end as performance,
        valid_from_day::integer as valid_from_day,
        valid_to_day::integer as valid_to_day,
        submission,
        file,
        _sheet as sheet,
        _row as row
    from cut
)

select * from final
order by region, year, line, valid_from_day
