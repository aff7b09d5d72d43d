-- one row per correction asked for in the period, with what had come of it by as_of; delay_days: from the day the record
-- was handed in to the day it was objected to
select
    corrections.correction,
    corrections.deputy,
    corrections.region,
    corrections.county,
    corrections.town,
    corrections.village,
    corrections.record,
    corrections.kind,
    corrections.activity,
    corrections.activity_day,
    corrections.asked_day as day,
    calendar.ym,
    corrections.asked_day - corrections.known_day as delay_days,
    corrections.file,
    corrections.sheet,
    corrections.row,
    deputies.label,
    deputies.tier,
    case when corrections.decided_day <= $as_of then corrections.decided_day end as decided_on,
    case
        when corrections.decided_day <= $as_of and corrections.outcome is not null then corrections.outcome
        else 'open'
    end as state
from corrections
inner join deputies on corrections.deputy = deputies.deputy
inner join calendar on corrections.asked_day = calendar.day
where
    corrections.region >= $lo
    and corrections.region < $hi
    and corrections.asked_day >= $first
    and corrections.asked_day <= $last
    and corrections.asked_day <= $as_of
