-- one row per correction asked for: the newest state of its key
create or replace temp view staged_correction as
select raw_correction.*
from raw_correction
inner join parts on raw_correction._submission = parts.submission
qualify row_number() over (
    partition by raw_correction._key
    order by parts.recency desc, raw_correction._sheet desc, raw_correction._row desc
) = 1
