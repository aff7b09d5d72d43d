-- one row per station: the newest state of its key
create or replace temp view staged_station as
select * from raw_station
anti join (select
    _submission,
    coalesce(_sheet, '') as _sheet_name,
    _row
from superseded_rows
where ledger = 'station')
    as superseded
    on
        raw_station._submission = superseded._submission
        and coalesce(raw_station._sheet, '') = superseded._sheet_name
        and raw_station._row = superseded._row
