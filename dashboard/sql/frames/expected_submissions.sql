-- one row per unit, ledger and period, of those that end in the period and by as_of, for which the ledger is expected, with
-- whether it is handed in, late or not yet due
with

final as (
    select
        expected.region,
        expected.county,
        expected.town,
        expected.village,
        regions.level,
        expected.ledger as kind,
        expected.period,
        expected.ym,
        expected.due_day,
        expected.months_covered,
        expected.file,
        expected.submission,
        expected.loaded_day,
        case
            when expected.is_handed_in then 'handed_in'
            when expected.due_day >= $as_of then 'waiting'
            when expected.months_covered > 0 then 'in_part'
            else 'missing'
        end as state
    from expected_submissions as expected
    inner join regions
        on expected.region = regions.region
    where
        expected.region >= $lo
        and expected.region < $hi
        and expected.last_day >= $first
        and expected.last_day <= $last
        and expected.last_day <= $as_of
)

select * from final
