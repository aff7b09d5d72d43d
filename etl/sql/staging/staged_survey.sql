-- one row per survey: the newest state of its key
create or replace temp view staged_survey as
select raw_survey.*
from raw_survey
inner join parts on raw_survey._submission = parts.submission
qualify row_number() over (
    partition by raw_survey._key
    order by parts.recency desc, raw_survey._sheet desc, raw_survey._row desc
) = 1
