-- one row per deputy and month of the period at whose end (or the period's, or as_of) the deputy was in office, with
-- what the deputy attended in it
with

spans as (
    select
        ym as span_ym,
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

attended as (
    select
        activities.deputy as attendee,
        activities.ym as attended_ym,
        count(*) as activities_attended
    from activities
    where
        activities.day >= $first
        and activities.day <= $last
        and activities.day <= $as_of
        and activities.is_attended
        and activities.is_in_term
    group by activities.deputy, activities.ym
),

final as (
    select
        spans.span_ym as ym,
        spans.shuts_day as last_day,
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
        coalesce(attended.activities_attended, 0) as activities
    from spans
    inner join deputies
        on
            spans.shuts_day >= deputies.term_from_day
            and (deputies.term_to_day is null or spans.shuts_day <= deputies.term_to_day)
    left join attended
        on
            deputies.deputy = attended.attendee
            and spans.span_ym = attended.attended_ym
    where
        deputies.region >= $lo
        and deputies.region < $hi
        and not deputies.is_provisional
)

select * from final
