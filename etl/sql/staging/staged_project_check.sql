-- one row per check of a project: the newest state of its key
create or replace temp view staged_project_check as
select raw_project_check.*
from raw_project_check
inner join parts on raw_project_check._submission = parts.submission
qualify row_number() over (
    partition by raw_project_check._key
    order by parts.recency desc, raw_project_check._sheet desc, raw_project_check._row desc
) = 1
