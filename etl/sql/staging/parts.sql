-- one row per submission part in force; a row of a part with a higher recency is the newer state of its key
create or replace temp table parts as
select
    *,
    row_number() over (order by coalesce(last_day, 0), load_order, part, submission) as recency
from submission_parts
where is_in_force
