-- one row per deputy and activity: the newest state of its key
create or replace temp view staged_activity as
select raw_activity.*
from raw_activity
inner join parts on raw_activity._submission = parts.submission
qualify row_number() over (
    partition by raw_activity._key
    order by parts.recency desc, raw_activity._sheet desc, raw_activity._row desc
) = 1
