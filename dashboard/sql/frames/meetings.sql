-- one row per meeting held in the period, up to as_of
select
    meeting,
    region,
    county,
    town,
    village,
    kind,
    day,
    ym,
    is_day_known,
    topics,
    topic_count,
    attended,
    file,
    sheet,
    row
from meetings
where
    region >= $lo
    and region < $hi
    and day >= $first
    and day <= $last
    and day <= $as_of
