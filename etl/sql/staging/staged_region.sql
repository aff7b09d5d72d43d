-- one row per region: the newest state of its key
create or replace temp view staged_region as
select * from raw_region
anti join (select
    _submission,
    coalesce(_sheet, '') as _sheet_name,
    _row
from superseded_rows
where ledger = 'region')
    as superseded
    on
        raw_region._submission = superseded._submission
        and coalesce(raw_region._sheet, '') = superseded._sheet_name
        and raw_region._row = superseded._row
