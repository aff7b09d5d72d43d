-- one row per record and deputy whom its list of deputies names, dated in the period, up to as_of, while in office; the
-- place is the deputy's
with named as (
    select
        ledger,
        record,
        deputy as listed,
        min(position) as place_in_list
    from deputy_mentions
    where
        is_in_term
        and day >= $first
        and day <= $last
        and day <= $as_of
    group by ledger, record, deputy
)

select
    deputy_mentions.ledger,
    deputy_mentions.record,
    deputy_mentions.deputy,
    deputy_mentions.name as written,
    deputy_mentions.title,
    deputy_mentions.day,
    deputy_mentions.ym,
    deputy_mentions.is_day_known,
    deputy_mentions.file,
    deputy_mentions.sheet,
    deputy_mentions.row,
    deputies.label,
    deputies.tier,
    deputies.station,
    deputies.region,
    deputies.county,
    deputies.town,
    deputies.village
from deputy_mentions
inner join named
    on
        deputy_mentions.ledger = named.ledger
        and deputy_mentions.record = named.record
        and deputy_mentions.deputy = named.listed
        and deputy_mentions.position = named.place_in_list
inner join deputies
    on deputy_mentions.deputy = deputies.deputy
where
    deputies.region >= $lo
    and deputies.region < $hi
