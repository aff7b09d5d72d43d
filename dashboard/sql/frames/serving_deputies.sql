-- one row per deputy in office at the end of at least one month of the period (or at the period's end, or as_of), with
-- the months in office and what the deputy attended
with

shuts as (
    select
        case
            when last_day <= $last and last_day <= $as_of then last_day
            when $last <= $as_of then $last
            else $as_of
        end as shuts_day
    from months
    where
        first_day <= $last
        and first_day <= $as_of
        and last_day >= $first
),

in_office as (
    select
        deputies.deputy as serving,
        count(*) as months_served
    from shuts
    inner join deputies
        on
            shuts.shuts_day >= deputies.term_from_day
            and (deputies.term_to_day is null or shuts.shuts_day <= deputies.term_to_day)
    where
        deputies.region >= $lo
        and deputies.region < $hi
        and not deputies.is_provisional
    group by deputies.deputy
),

attended as (
    select
        activities.deputy as attendee,
        count(*) as activities_attended,
        max(activities.day) as newest_day
    from activities
    where
        activities.day >= $first
        and activities.day <= $last
        and activities.day <= $as_of
        and activities.is_attended
        and activities.is_in_term
    group by activities.deputy
),

final as (
    select
        deputies.deputy,
        deputies.label,
        deputies.tier,
        deputies.region,
        deputies.county,
        deputies.town,
        deputies.village,
        deputies.station,
        deputies.file,
        deputies.sheet,
        deputies.row,
        in_office.months_served as months,
        attended.newest_day,
        coalesce(attended.activities_attended, 0) as activities
    from deputies
    inner join in_office
        on deputies.deputy = in_office.serving
    left join attended
        on deputies.deputy = attended.attendee
)

select * from final
