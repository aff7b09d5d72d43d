-- grain: one row per assessor's points for one item of a deputy's or, without a deputy, a group's score. It is known
-- from the day its submission's period ends; parts are hundredths of a point
create table assessments as
with final as (
    select
        assessed._key as assessment,
        deputies.deputy,
        named_groups.group_id,
        coalesce(deputies.region, groups.region) as region,
        coalesce(deputies.county, groups.county) as county,
        coalesce(deputies.town, groups.town) as town,
        coalesce(deputies.village, groups.village) as village,
        assessed.item,
        assessed.assessor,
        (assessed.points * 100)::integer as parts,
        assessed.verified as is_verified,
        coalesce(day_of(assessed.period), parts.first_day) as first_day,
        coalesce(day_of(assessed.period_last), parts.last_day) as last_day,
        parts.last_day as day,
        parts.submission,
        parts.file,
        assessed._sheet as sheet,
        assessed._row as row
    from staged_assessment as assessed
    inner join parts on assessed._submission = parts.submission
    left join named_deputies
        on
            assessed._submission = named_deputies.submission
            and assessed.deputy = named_deputies.written
            and coalesce(assessed."group", '') = named_deputies.written_group
            and named_deputies.written_region = ''
    left join deputies on named_deputies.deputy = deputies.deputy
    left join named_groups
        on assessed._submission = named_groups.submission and assessed."group" = named_groups.written
    left join groups on named_groups.group_id = groups.group_id
    where deputies.deputy is not null or (assessed.deputy is null and groups.group_id is not null)
)

select * from final
order by region, deputy, item, assessor, assessment
