-- what those deputies did in office in the period, and the suggestions they led, in their state on as_of; is_void: an accepted correction, asked for in time, says it should not be there
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
        suggestions.deputy,
        suggestions.group_id as group_name,
        suggestions.suggestion as record,
        'led_suggestion' as kind,
        suggestions.submitted_day as day,
        suggestions.ym,
        'lead' as role,
        suggestions.suggestion as event,
        cast(null as boolean) as is_invited,
        cast(null as boolean) as is_attended,
        true as is_verified,
        false as is_void,
        cast(null as decimal(18, 2)) as absent_days,
        cast(null as integer) as person_times,
        cast(null as integer) as households,
        cast(null as decimal(18, 2)) as hours,
        case
            when suggestions.grade_day <= $as_of then suggestions.grade
            when suggestions.first_grade_day <= $as_of then suggestions.first_grade
        end as outcome,
        suggestions.title,
        suggestions.file,
        suggestions.sheet,
        suggestions.row
    from suggestions
    inner join deputies on suggestions.deputy = deputies.deputy
    left join calendar as ends on deputies.term_to_day = ends.day
    where
        suggestions.submitted_day >= $first
        and suggestions.submitted_day <= $last
        and (deputies.term_from_day is null or suggestions.submitted_day >= deputies.term_from_day)
        and (
            deputies.term_to_day is null
            or suggestions.submitted_day <= deputies.term_to_day
            or (not suggestions.is_submitted_day_known and suggestions.ym <= ends.ym)
        )
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
