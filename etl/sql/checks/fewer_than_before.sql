-- units that handed in far less of a ledger than for the period before, of the same length (data/policy/volume.toml)
with handed_in as (
    select
        ledger,
        unit,
        period,
        first_day,
        last_day,
        sum(rows_loaded) as row_count,
        arg_max(submission, recency) as submission
    from parts
    where period != 'all'
    group by ledger, unit, period, first_day, last_day
),

final as (
    select
        later.submission,
        'warning' as severity,
        'fewer_than_before' as rule,
        null as sheet,
        null as row,
        null as field,
        later.row_count::varchar as found,
        '这一期（' || later.period || '）装入 ' || later.row_count || ' 行，上一期（' || earlier.period || '）有 '
        || earlier.row_count || ' 行：请核对是否漏交' as message,
        later.row_count || ' rows in ' || later.period || ', ' || earlier.row_count || ' in ' || earlier.period
        || ': check whether something is missing' as message_en
    from handed_in as later
    inner join handed_in as earlier
        on
            later.ledger = earlier.ledger
            and later.unit = earlier.unit
            and later.first_day = earlier.last_day + 1
            -- months, quarters and halves differ by a few days among themselves
            and abs((later.last_day - later.first_day) - (earlier.last_day - earlier.first_day)) <= 4
    inner join volume_limits as limits
        on
            earlier.row_count >= limits.least_rows
            and later.row_count * 100 < earlier.row_count * limits.least_percent
)

select * from final
