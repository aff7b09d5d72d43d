-- grain: one row per budget line, as its newest ledger has it
create table budgets as
with final as (
    select * exclude (valid_from_day, valid_to_day)
    from budget_states
    qualify row_number() over (partition by line order by valid_to_day desc) = 1
)

select * from final
order by region, year, line
