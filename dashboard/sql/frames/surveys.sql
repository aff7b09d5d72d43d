-- one row per survey held in the period, up to as_of. What is held against all who were asked stands apart: a survey that
-- doesn't say how many were asked has no such share
select
    survey,
    subject_kind as kind,
    subject,
    subject_name,
    project,
    region,
    county,
    town,
    village,
    day,
    ym,
    is_day_known,
    asked,
    answered,
    satisfied,
    basically_satisfied,
    satisfied + basically_satisfied as pleased,
    dissatisfied,
    no_view,
    file,
    sheet,
    row,
    is_complete,
    is_complete and asked is not null as is_asked_known
from surveys
where
    region >= $lo
    and region < $hi
    and day >= $first
    and day <= $last
    and day <= $as_of
