-- grain: one row per submission part, also of those a later one has replaced
create table submissions as
select
    submission,
    load,
    file,
    sha256,
    ledger,
    unit,
    period,
    first_day,
    last_day,
    rows_read,
    rows_loaded,
    rows_quarantined,
    rows_skipped,
    loaded_at,
    handed_by,
    replaces,
    is_in_force
from submission_parts
order by load_order, part, submission
