-- one row per step of a budget's supervision: the newest row of a place's step due on one day; one without such a day is
-- told by the day on which it was done
create or replace temp view staged_budget_step as
select
    raw_budget_step.*,
    parts.unit as place,
    parts.file
from raw_budget_step
inner join parts on raw_budget_step._submission = parts.submission
qualify row_number() over (
    partition by parts.unit, raw_budget_step.kind, coalesce(raw_budget_step.due, raw_budget_step.date)
    order by parts.recency desc, raw_budget_step._sheet desc, raw_budget_step._row desc
) = 1
