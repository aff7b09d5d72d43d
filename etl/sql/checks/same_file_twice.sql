-- the very same file handed in as another unit's, twice for one period, or for another period where its ledger tells
-- of days (a list of projects may well be the same a year later)
select
    later.submission,
    'warning' as severity,
    'same_file_twice' as rule,
    null as sheet,
    null as row,
    null as field,
    later.file as found,
    '这个文件与 ' || first_of.unit || ' ' || first_of.period || ' 期交的“' || first_of.file
    || '”一模一样：请核对是否交错、重复' as message,
    'The very same file as ' || first_of.file || ' of ' || first_of.unit || ' for ' || first_of.period
    || ': check whether it was handed in by mistake' as message_en
from parts as later
inner join parts as first_of on later.sha256 = first_of.sha256 and later.ledger = first_of.ledger
left join dated_ledgers on later.ledger = dated_ledgers.ledger
where
    later.submission != first_of.submission
    and (later.unit != first_of.unit or later.period = first_of.period or dated_ledgers.ledger is not null)
qualify
    first_of.recency = min(first_of.recency) over (partition by later.sha256, later.ledger)
    and later.recency != first_of.recency
