-- one row per point of time and deputy in office then, with the day the deputy first reported to voters in this term
with

reported as (
    select
        points.ym as reported_ym,
        activities.deputy as reporter,
        min(activities.day) as first_report
    from points
    inner join activities
        on points.last_day >= activities.day
    where
        activities.kind in ('report_to_voters', 'written_report')
        and activities.is_attended
        and activities.is_in_term
    group by points.ym, activities.deputy
),

final as (
    select
        points.ym,
        points.last_day,
        deputies.deputy,
        deputies.label,
        deputies.tier,
        deputies.region,
        deputies.county,
        deputies.town,
        deputies.village,
        deputies.station,
        deputies.term_from_day,
        deputies.term_to_day,
        deputies.is_reelected,
        deputies.grid,
        deputies.grid_role,
        deputies.file,
        deputies.sheet,
        deputies.row,
        reported.first_report as reported_day
    from points
    inner join deputies
        on
            points.last_day >= deputies.term_from_day
            and (deputies.term_to_day is null or points.last_day <= deputies.term_to_day)
    left join reported
        on
            points.ym = reported.reported_ym
            and deputies.deputy = reported.reporter
    where
        deputies.region >= $lo
        and deputies.region < $hi
        and not deputies.is_provisional
)

select * from final
