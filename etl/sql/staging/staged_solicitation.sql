-- one row per solicitation: the newest state of its key
create or replace temp view staged_solicitation as
select raw_solicitation.*
from raw_solicitation
inner join parts on raw_solicitation._submission = parts.submission
qualify row_number() over (
    partition by raw_solicitation._key
    order by parts.recency desc, raw_solicitation._sheet desc, raw_solicitation._row desc
) = 1
