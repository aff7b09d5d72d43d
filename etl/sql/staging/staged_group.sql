-- one row per group of deputies: the newest state of its key
create or replace temp view staged_group as
select raw_group.*
from raw_group
inner join parts on raw_group._submission = parts.submission
qualify row_number() over (
    partition by raw_group._key
    order by parts.recency desc, raw_group._sheet desc, raw_group._row desc
) = 1
