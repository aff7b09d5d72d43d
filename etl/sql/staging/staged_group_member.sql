-- one row per person in a group: the newest state of its key
create or replace temp view staged_group_member as
select raw_group_member.*
from raw_group_member
inner join parts on raw_group_member._submission = parts.submission
qualify row_number() over (
    partition by raw_group_member._key
    order by parts.recency desc, raw_group_member._sheet desc, raw_group_member._row desc
) = 1
