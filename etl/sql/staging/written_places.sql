-- one row per submission part, place and station as its rows write them ('' where blank), with the first such row
create or replace temp table written_places as
with places as (
    select
        _submission,
        coalesce(region, '') as region,
        coalesce(station, '') as station,
        _sheet,
        _row
    from staged_issue
    union all
    select
        _submission,
        coalesce(region, '') as region,
        coalesce(station, '') as station,
        _sheet,
        _row
    from staged_reception
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_station
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from raw_project
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_solicitation
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_survey
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_review
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_scorecard_input
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_suggestion
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_lead
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_task
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_meeting
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_cycle
    union all
    select
        _submission,
        coalesce(region, '') as region,
        coalesce(station, '') as station,
        _sheet,
        _row
    from staged_deputy
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_group
    union all
    select
        _submission,
        coalesce(region, '') as region,
        '' as station,
        _sheet,
        _row
    from staged_activity
    union all
    select
        _submission,
        '' as region,
        '' as station,
        _sheet,
        _row
    from staged_assessment
    union all
    select
        _submission,
        '' as region,
        '' as station,
        _sheet,
        _row
    from staged_correction
),

final as (
    select
        _submission as submission,
        region as written_region,
        station as written_station,
        count(*) as row_count,
        arg_min(_sheet, _row) as sheet,
        min(_row) as first_row
    from places
    group by _submission, region, station
)

select * from final
