-- one row per station and day in the period, by as_of, on which the station's own rule asks for a reception: held that
-- day, held later as was planned, or missed; with those who came
with

held as (
    select
        station as of_station,
        coalesce(planned_day, day) as of_day,
        sum(deputy_attendances) as deputies_there,
        sum(person_times) as people_there
    from receptions
    where
        region >= $lo
        and region < $hi
        and day <= $as_of
    group by station, coalesce(planned_day, day)
),

final as (
    select
        duties.duty,
        duties.subject as station,
        duties.subject_name as name,
        duties.subject_type as kind,
        duties.region,
        duties.county,
        duties.town,
        duties.village,
        duties.ym,
        duties.due_day,
        duties.file,
        duties.sheet,
        duties.row,
        held.deputies_there,
        held.people_there,
        case when duties.done_day <= $as_of then duties.done_day end as met_day,
        case
            when duties.done_day <= $as_of and duties.done_day <= duties.due_day then 'on_time'
            when duties.done_day <= $as_of then 'late'
            else 'missed'
        end as state
    from obligations as duties
    left join held
        on
            duties.subject = held.of_station
            and duties.due_day = held.of_day
    where
        duties.region >= $lo
        and duties.region < $hi
        and duties.due_day >= $first
        and duties.due_day <= $last
        and duties.due_day <= $as_of
        and duties.family = 'reception_day'
)

select * from final
