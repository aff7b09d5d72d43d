-- grain: one row per field that a row of a submission has otherwise than in the one it replaced, and one per
-- row that came or went (field null)
create table changes as
select
    raw.submission,
    told.replaces,
    raw.ledger,
    told.unit,
    told.period,
    raw.change,
    raw.key,
    raw.field,
    raw.before,
    raw.after,
    raw.sheet,
    raw.row
from raw_changes as raw
inner join submission_parts as told on raw.submission = told.submission
order by told.unit, told.load_order, raw.submission, raw.key, raw.field
