-- one row per deputy of the register: the newest state of its key
create or replace temp view staged_deputy as
select raw_deputy.*
from raw_deputy
inner join parts on raw_deputy._submission = parts.submission
qualify row_number() over (
    partition by raw_deputy._key
    order by parts.recency desc, raw_deputy._sheet desc, raw_deputy._row desc
) = 1
