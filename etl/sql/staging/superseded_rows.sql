-- one row per row in force whose key a newer row bears as well; within one part the reader lets no key stand twice
create or replace temp table superseded_rows as
with ledgers as (
    select ledger from parts
    group by ledger
    having count(*) > 1
),

repeated as (
    select
        'region' as ledger,
        _key
    from raw_region
    where 'region' in (from ledgers)
    group by _key
    having count(*) > 1
    union all
    select
        'station' as ledger,
        _key
    from raw_station
    where 'station' in (from ledgers)
    group by _key
    having count(*) > 1
    union all
    select
        'reception' as ledger,
        _key
    from raw_reception
    where 'reception' in (from ledgers)
    group by _key
    having count(*) > 1
    union all
    select
        'issue' as ledger,
        _key
    from raw_issue
    where 'issue' in (from ledgers)
    group by _key
    having count(*) > 1
),

candidates as (
    select 'region' as ledger, _key, _submission, _sheet, _row from raw_region
    semi join (select _key from repeated where ledger = 'region') using (_key)
    union all
    select 'station', _key, _submission, _sheet, _row from raw_station
    semi join (select _key from repeated where ledger = 'station') using (_key)
    union all
    select 'reception', _key, _submission, _sheet, _row from raw_reception
    semi join (select _key from repeated where ledger = 'reception') using (_key)
    union all
    select 'issue', _key, _submission, _sheet, _row from raw_issue
    semi join (select _key from repeated where ledger = 'issue') using (_key)
),

final as (
    select
        candidates.ledger,
        candidates._submission,
        candidates._sheet,
        candidates._row
    from candidates
    inner join parts on candidates._submission = parts.submission
    qualify row_number() over (
        partition by candidates.ledger, candidates._key
        order by parts.recency desc, candidates._sheet desc, candidates._row desc
    ) > 1
)

select * from final
