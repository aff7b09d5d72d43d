-- what those deputies did in the period, and the suggestions they led, in their state on as_of; is_void: an accepted correction, asked for in time, says it should not be there
with voided as (
    select distinct activity
    from corrections
    where
        kind <> 'missing'
        and outcome = 'accepted'
        and decided_day <= $as_of
        and asked_day <= known_day + $correction_days
),

deeds as (
    select
        deputy,
        group_id as group_name,
        activities.activity as record,
        kind,
        day,
        ym,
        role,
        event,
        is_invited,
        is_attended,
        is_verified,
        voided.activity is not null as is_void,
        absent_days,
        person_times,
        households,
        hours,
        cast(null as varchar) as outcome,
        title,
        file,
        sheet,
        row
    from activities
    left join voided on activities.activity = voided.activity
    where
        is_in_term
        and day >= $first
        and day <= $last
),

led as (
    select
        deputy,
        group_id as group_name,
        suggestion as record,
        'led_suggestion' as kind,
        submitted_day as day,
        ym,
        'lead' as role,
        suggestion as event,
        cast(null as boolean) as is_invited,
        cast(null as boolean) as is_attended,
        true as is_verified,
        false as is_void,
        cast(null as decimal(18, 2)) as absent_days,
        cast(null as integer) as person_times,
        cast(null as integer) as households,
        cast(null as decimal(18, 2)) as hours,
        case
            when grade_day <= $as_of then grade
            when first_grade_day <= $as_of then first_grade
        end as outcome,
        title,
        file,
        sheet,
        row
    from suggestions
    where
        submitted_day >= $first
        and submitted_day <= $last
),

records as (
    select * from deeds
    union all
    select * from led
)

select records.*
from records
inner join deputies on records.deputy = deputies.deputy
where
    deputies.region >= $lo
    and deputies.region < $hi
order by records.deputy, records.day, records.record
