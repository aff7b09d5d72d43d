-- one row per project: the newest state of its key
create or replace temp view staged_project as
select raw_project.*
from raw_project
inner join parts on raw_project._submission = parts.submission
qualify row_number() over (
    partition by raw_project._key
    order by parts.recency desc, raw_project._sheet desc, raw_project._row desc
) = 1
