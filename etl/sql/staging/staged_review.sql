-- one row per review of an office or official: the newest state of its key
create or replace temp view staged_review as
select raw_review.*
from raw_review
inner join parts on raw_review._submission = parts.submission
qualify row_number() over (
    partition by raw_review._key
    order by parts.recency desc, raw_review._sheet desc, raw_review._row desc
) = 1
