-- one row per issue: the newest state of its key
create or replace temp view staged_issue as
select * from raw_issue
anti join (select
    _submission,
    coalesce(_sheet, '') as _sheet_name,
    _row
from superseded_rows
where ledger = 'issue')
    as superseded
    on
        raw_issue._submission = superseded._submission
        and coalesce(raw_issue._sheet, '') = superseded._sheet_name
        and raw_issue._row = superseded._row
