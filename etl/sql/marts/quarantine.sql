-- grain: one row per row that waits for its sender, of the submissions in force
create table quarantine as
select
    raw.submission,
    raw.ledger,
    parts.unit,
    parts.file,
    raw.sheet,
    raw.row,
    raw.contents
from raw_quarantine as raw
inner join parts on raw.submission = parts.submission
order by parts.unit, parts.file, raw.sheet, raw.row
