-- one row per lead: the newest state of its key
create or replace temp view staged_lead as
select raw_lead.*
from raw_lead
inner join parts on raw_lead._submission = parts.submission
qualify row_number() over (
    partition by raw_lead._key
    order by parts.recency desc, raw_lead._sheet desc, raw_lead._row desc
) = 1
