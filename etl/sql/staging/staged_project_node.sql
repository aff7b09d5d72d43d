-- one row per node of a project's plan: the newest state of its key
create or replace temp view staged_project_node as
select raw_project_node.*
from raw_project_node
inner join parts on raw_project_node._submission = parts.submission
qualify row_number() over (
    partition by raw_project_node._key
    order by parts.recency desc, raw_project_node._sheet desc, raw_project_node._row desc
) = 1
