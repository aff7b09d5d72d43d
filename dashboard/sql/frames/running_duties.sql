-- one row per point of time and duty whose period is running then: what was done so far of what is required, the days
-- gone of all its days, and how much it comes to by the end at the same pace
with

held as (
    select
        points.ym as point_ym,
        deeds.duty as of_duty,
        sum(deeds.amount) as amount_made
    from points
    inner join obligation_deeds as deeds
        on
            points.last_day >= deeds.day
            and points.last_day <= deeds.due_day
    where
        deeds.region >= $lo
        and deeds.region < $hi
    group by points.ym, deeds.duty
),

running as (
    select
        points.ym,
        points.last_day,
        duties.duty,
        duties.obligation as kind,
        duties.family,
        duties.subject_kind,
        duties.subject,
        duties.subject_name,
        duties.region,
        duties.county,
        duties.town,
        duties.village,
        duties.group_name,
        duties.department,
        duties.period,
        duties.first_day,
        duties.due_day,
        duties.required,
        duties.file,
        duties.sheet,
        duties.row,
        coalesce(held.amount_made, 0) as made,
        points.last_day - duties.first_day + 1 as days_gone,
        duties.due_day - duties.first_day + 1 as days_all
    from points
    inner join obligations as duties
        on
            points.last_day >= duties.first_day
            and points.last_day <= duties.due_day
    left join held
        on
            points.ym = held.point_ym
            and duties.duty = held.of_duty
    where
        duties.region >= $lo
        and duties.region < $hi
        and duties.subject_kind != 'listed'
),

final as (
    select
        *,
        cast(floor(made * days_all * 1.0 / days_gone) as integer) as projected,
        case
            when made >= required then 'met'
            when required = 1 then 'not_yet'
            when made * days_all >= required * days_gone then 'on_pace'
            else 'behind'
        end as state
    from running
)

select * from final
