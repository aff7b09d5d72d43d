-- grain: one row per project, or candidate of a ballot, as its newest ledger has it, with the days between which it runs
create table projects as
with final as (
    select
        * exclude (valid_from_day, valid_to_day),
        coalesce(least(started_day, planned_start_day), started_day, planned_start_day, year_first_day)
            as running_from_day,
        finished_day as running_to_day
    from project_states
    where valid_to_day = 2147483647
)

select * from final
order by region, project
