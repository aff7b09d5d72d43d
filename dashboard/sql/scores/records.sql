-- what those deputies did in the period; is_void: an accepted correction, asked for in time, says it should not be there
with voided as (
    select distinct activity
    from corrections
    where
        kind <> 'missing'
        and outcome = 'accepted'
        and decided_day <= $as_of
        and asked_day <= known_day + $correction_days
)

select
    activities.deputy,
    activities.activity,
    activities.kind,
    activities.day,
    activities.ym,
    activities.role,
    activities.event,
    activities.is_invited,
    activities.is_attended,
    activities.is_verified,
    voided.activity is not null as is_void,
    activities.absent_days,
    activities.person_times,
    activities.households,
    activities.hours,
    activities.title,
    activities.file,
    activities.sheet,
    activities.row
from activities
inner join deputies on activities.deputy = deputies.deputy
left join voided on activities.activity = voided.activity
where
    deputies.region >= $lo
    and deputies.region < $hi
    and activities.is_in_term
    and activities.day >= $first
    and activities.day <= $last
order by activities.deputy, activities.day, activities.activity
