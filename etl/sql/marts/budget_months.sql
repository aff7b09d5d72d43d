-- grain: one row per budget line and month that was reported; executed_fen is null where only sums since January are known
-- and the month before isn't, cumulative_fen beyond a month that nobody reported. budget_fen is the budget on the month's
-- last day; still_months counts the months without movement that end with this one.
create table budget_months as
with dated as (
    select
        flows.*,
        day_of(last_day(make_date(flows.year, flows.month, 1))) as day
    from budget_flows as flows
),

final as (
    select
        dated.line,
        states.region,
        states.county,
        states.town,
        states.village,
        states.unit,
        states.item,
        states.fund_class,
        dated.year::integer as year,
        (dated.year * 100 + dated.month)::integer as ym,
        dated.month::integer as month_of_year,
        dated.day,
        states.budget_fen,
        (dated.own_amount * 100)::bigint as executed_fen,
        (dated.sum_since_january * 100)::bigint as cumulative_fen,
        dated.is_cumulative,
        dated.still_months::integer as still_months,
        dated.submission,
        parts.file,
        dated._sheet as sheet,
        dated._row as row
    from dated
    inner join parts on dated.submission = parts.submission
    inner join budget_states as states
        on
            dated.line = states.line
            and dated.day >= states.valid_from_day
            and dated.day < states.valid_to_day
)

select * from final
order by region, day, line
