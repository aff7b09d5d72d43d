-- one row per assessor's points for an item: the newest state of its key
create or replace temp view staged_assessment as
select raw_assessment.*
from raw_assessment
inner join parts on raw_assessment._submission = parts.submission
qualify row_number() over (
    partition by raw_assessment._key
    order by parts.recency desc, raw_assessment._sheet desc, raw_assessment._row desc
) = 1
