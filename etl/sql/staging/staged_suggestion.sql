-- one row per suggestion: the newest state of its key
create or replace temp view staged_suggestion as
select raw_suggestion.*
from raw_suggestion
inner join parts on raw_suggestion._submission = parts.submission
qualify row_number() over (
    partition by raw_suggestion._key
    order by parts.recency desc, raw_suggestion._sheet desc, raw_suggestion._row desc
) = 1
