-- one row per meeting: the newest state of its key
create or replace temp view staged_meeting as
select raw_meeting.*
from raw_meeting
inner join parts on raw_meeting._submission = parts.submission
qualify row_number() over (
    partition by raw_meeting._key
    order by parts.recency desc, raw_meeting._sheet desc, raw_meeting._row desc
) = 1
