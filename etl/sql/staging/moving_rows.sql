-- one row per issue row whose path has to be walked, with its place resolved and its level by rule 3
create or replace temp table moving_rows as
with final as (
    select
        issues.*,
        parts.unit,
        parts.file,
        parts.recency,
        coalesce(parts.last_day, day_of(issues.collected)) as reported_day,
        places.region as resolved_region,
        places.station as resolved_station,
        level_number(issues.level) as written_level,
        level_number(region_level(parts.unit)) as unit_level,
        coalesce(
            nullif(level_number(issues.level), 0), level_number(region_level(places.region))
        ) as own_level
    from staged_issue as issues
    semi join moving_keys on issues._key = moving_keys._key
    inner join parts on issues._submission = parts.submission
    inner join places
        on
            issues._submission = places.submission
            and coalesce(issues.region, '') = places.written_region
            and coalesce(issues.station, '') = places.written_station
)

select * from final
