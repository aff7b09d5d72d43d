-- one row per reception: the newest state of its key
create or replace temp view staged_reception as
select * from raw_reception
anti join (select
    _submission,
    coalesce(_sheet, '') as _sheet_name,
    _row
from superseded_rows
where ledger = 'reception')
    as superseded
    on
        raw_reception._submission = superseded._submission
        and coalesce(raw_reception._sheet, '') = superseded._sheet_name
        and raw_reception._row = superseded._row
