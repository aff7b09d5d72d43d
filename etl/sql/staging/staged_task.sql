-- one row per task of a supervision plan: the newest state of its key
create or replace temp view staged_task as
select raw_task.*
from raw_task
inner join parts on raw_task._submission = parts.submission
qualify row_number() over (
    partition by raw_task._key
    order by parts.recency desc, raw_task._sheet desc, raw_task._row desc
) = 1
