-- one row per submission in force whose last day lies in the period and by as_of, at the unit that handed it in
with

final as (
    select
        submissions.submission,
        submissions.file,
        submissions.ledger as kind,
        submissions.period,
        submissions.rows_read,
        submissions.rows_loaded,
        submissions.rows_quarantined,
        submissions.rows_skipped,
        submissions.last_day,
        months.ym,
        regions.region,
        regions.county,
        regions.town,
        regions.village,
        regions.level
    from submissions
    inner join regions
        on submissions.unit = regions.region
    inner join months
        on
            submissions.last_day >= months.first_day
            and submissions.last_day <= months.last_day
    where
        submissions.is_in_force
        and submissions.unit >= $lo
        and submissions.unit < $hi
        and submissions.last_day >= $first
        and submissions.last_day <= $last
        and submissions.last_day <= $as_of
)

select * from final
