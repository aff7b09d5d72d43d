-- one row per row in force whose key a newer row bears as well
create or replace temp table superseded_rows as
with rows_by_key as (
    select 'region' as ledger, _key, count(*) as copies from raw_region group by _key
    union all
    select 'station', _key, count(*) from raw_station group by _key
    union all
    select 'reception', _key, count(*) from raw_reception group by _key
    union all
    select 'issue', _key, count(*) from raw_issue group by _key
),

repeated as (
    select ledger, _key from rows_by_key where copies > 1
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
