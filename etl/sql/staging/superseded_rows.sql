-- one row per row in force whose key a newer row bears as well; within one part the reader lets no key stand twice
create or replace temp table superseded_rows as
with ledgers as (
    select ledger from parts
    group by ledger
    having count(*) > 1
),

every as (
    select
        'region' as ledger,
        _key,
        _submission,
        _sheet,
        _row
    from raw_region
    where 'region' in (select ledger from ledgers)
    union all
    select
        'station' as ledger,
        _key,
        _submission,
        _sheet,
        _row
    from raw_station
    where 'station' in (select ledger from ledgers)
    union all
    select
        'reception' as ledger,
        _key,
        _submission,
        _sheet,
        _row
    from raw_reception
    where 'reception' in (select ledger from ledgers)
    union all
    select
        'issue' as ledger,
        _key,
        _submission,
        _sheet,
        _row
    from raw_issue
    where 'issue' in (select ledger from ledgers)
),

repeated as (
    select
        ledger,
        _key
    from every
    group by ledger, _key
    having count(*) > 1
),

final as (
    select
        every.ledger,
        every._submission,
        every._sheet,
        every._row
    from every
    inner join repeated on every.ledger = repeated.ledger and every._key = repeated._key
    inner join parts on every._submission = parts.submission
    qualify row_number() over (
        partition by every.ledger, every._key
        order by parts.recency desc, every._sheet desc, every._row desc
    ) > 1
)

select * from final
