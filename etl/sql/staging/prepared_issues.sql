-- one row per issue, as it goes into the warehouse; all a quiet issue's states, stay and facts are read off this row
create or replace temp view prepared_issues as
with reception_context as (
    select
        reception,
        mode,
        setting,
        campaign
    from receptions
),

quiet as (
    select
        issues._key as issue,
        places.region,
        places.county,
        places.town,
        places.village,
        level_number(coalesce(issues.level, region_level(places.region))) as level_no,
        places.station,
        issues.reception,
        places.unit,
        issues.department,
        issues.category,
        issues.source,
        issues.routing,
        issues.place,
        issues.title,
        issues.content,
        issues.reply,
        issues.constituent_mask as constituent,
        issues.constituent_hash,
        issues.deputy,
        issues.collected,
        issues.collected_is_day as is_day_known,
        issues._submission as submission,
        places.file,
        issues._sheet as sheet,
        issues._row as row,
        true as is_quiet,
        day_of(issues.due) as due_day,
        day_of(issues.assigned) as assigned_day,
        issues.assigned_is_day as is_assigned_known,
        day_of(issues.resolved) as resolved_day,
        issues.resolved_is_day as is_resolved_known,
        case when issues.resolved is not null then issues.disposition end as disposition,
        day_of(issues.fed_back) as fed_back_day,
        issues.fed_back_is_day as is_fed_back_known,
        day_of(issues.closed) as closed_day,
        issues.closed_is_day as is_closed_known,
        case
            when issues.rated is not null then day_of(issues.rated)
            when issues.satisfaction is not null
                then greatest(coalesce(places.last_day, day_of(issues.collected)), day_of(issues.collected))
        end as rated_day,
        case
            when issues.rated is not null then issues.rated_is_day
            when issues.satisfaction is not null then false
        end as is_rated_known,
        issues.satisfaction,
        day_of(issues.review_date) as reviewed_day,
        issues.review_date_is_day as is_reviewed_known,
        issues.review_outcome
    from staged_issue as issues
    anti join moving_keys on issues._key = moving_keys._key
    inner join places
        on
            issues._submission = places.submission
            and coalesce(issues.region, '') = places.written_region
            and coalesce(issues.station, '') = places.written_station
),

walked as (
    select
        issue,
        region,
        ancestor(region, 'county') as county,
        ancestor(region, 'town') as town,
        ancestor(region, 'village') as village,
        level_no,
        station,
        reception,
        unit,
        department,
        category,
        source,
        routing,
        place,
        title,
        content,
        reply,
        constituent,
        constituent_hash,
        deputy,
        collected,
        is_day_known,
        submission,
        file,
        sheet,
        row,
        false as is_quiet
    from walked_issues
),

every as (
    select * from quiet
    union all by name
    select * from walked
),

final as (
    select
        every.issue,
        every.region,
        every.county,
        every.town,
        every.village,
        level_name(every.level_no) as level,
        every.station,
        named_receptions.reception,
        reception_context.mode,
        reception_context.setting,
        reception_context.campaign,
        every.department,
        every.category,
        every.source,
        every.routing,
        every.place,
        every.title,
        every.content,
        every.reply,
        every.constituent,
        every.constituent_hash,
        every.deputy,
        day_of(every.collected) as collected_day,
        ym_of(every.collected) as collected_ym,
        every.is_day_known,
        unconfirmed.issue is null as is_chain_confirmed,
        every.submission,
        every.file,
        every.sheet,
        every.row,
        every.is_quiet,
        began.workday as collected_workday,
        coalesce(due.workday, began.workday + working_day_limits.days) as limit_workday,
        every.assigned_day,
        every.is_assigned_known,
        every.resolved_day,
        every.is_resolved_known,
        ended.workday as resolved_workday,
        every.disposition,
        every.fed_back_day,
        every.is_fed_back_known,
        every.closed_day,
        every.is_closed_known,
        every.rated_day,
        every.is_rated_known,
        every.satisfaction,
        every.reviewed_day,
        every.is_reviewed_known,
        every.review_outcome
    from every
    left join calendar as began on day_of(every.collected) = began.day
    left join calendar as ended on every.resolved_day = ended.day
    left join calendar as due on every.due_day = due.day
    left join working_day_limits on level_name(every.level_no) = working_day_limits.level
    left join named_receptions
        on every.submission = named_receptions.submission and every.reception = named_receptions.written
    left join reception_context on named_receptions.reception = reception_context.reception
    left join (
        select distinct issue from walked_paths
        where not is_confirmed
    ) as unconfirmed
        on every.issue = unconfirmed.issue
)

select * from final
