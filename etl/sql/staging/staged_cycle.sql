-- one row per topic announced and supervised: the newest state of its key
create or replace temp view staged_cycle as
select raw_cycle.*
from raw_cycle
inner join parts on raw_cycle._submission = parts.submission
qualify row_number() over (
    partition by raw_cycle._key
    order by parts.recency desc, raw_cycle._sheet desc, raw_cycle._row desc
) = 1
