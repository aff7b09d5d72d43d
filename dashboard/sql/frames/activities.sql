-- one row per activity a deputy attended in the period, up to as_of, while in office
select
    activities.activity,
    activities.deputy,
    activities.group_id as group_name,
    activities.region,
    activities.county,
    activities.town,
    activities.village,
    activities.day,
    activities.ym,
    activities.is_day_known,
    activities.kind,
    activities.title,
    activities.event,
    activities.is_event_head,
    activities.person_times,
    activities.households,
    activities.hours,
    activities.role,
    activities.is_verified,
    activities.file,
    activities.sheet,
    activities.row,
    deputies.label,
    deputies.tier,
    deputies.station
from activities
inner join deputies
    on activities.deputy = deputies.deputy
where
    activities.region >= $lo
    and activities.region < $hi
    and activities.day >= $first
    and activities.day <= $last
    and activities.day <= $as_of
    and activities.is_attended
    and activities.is_in_term
