-- one row per scorecard input: the newest state of its key
create or replace temp view staged_scorecard_input as
select raw_scorecard_input.*
from raw_scorecard_input
inner join parts on raw_scorecard_input._submission = parts.submission
qualify row_number() over (
    partition by raw_scorecard_input._key
    order by parts.recency desc, raw_scorecard_input._sheet desc, raw_scorecard_input._row desc
) = 1
