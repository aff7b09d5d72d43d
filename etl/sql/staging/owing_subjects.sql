-- one row per subject that may owe something, by kind: from and to which day it is there (null: unknown since when, or
-- still), and until which day it is held to it at least
create or replace temp table owing_subjects as
with data_day as (
    select max(last_day) as day from parts
),

of_projects as (
    select
        'project' as subject_kind,
        projects.project as subject,
        projects.name as subject_name,
        projects.kind as subject_type,
        projects.region,
        projects.group_name,
        projects.department,
        projects.running_from_day as from_day,
        projects.running_to_day as to_day,
        greatest(data_day.day, projects.year_last_day) as held_until_day,
        projects.submission,
        projects.file,
        projects.sheet,
        projects.row
    from projects
    cross join data_day
    where projects.is_undertaken
),

of_stations as (
    select
        'station' as subject_kind,
        stations.station as subject,
        stations.name as subject_name,
        stations.kind as subject_type,
        stations.region,
        stations.reception_rule,
        stations.opened_day as from_day,
        stations.closed_day - 1 as to_day,
        data_day.day as held_until_day,
        stations.submission,
        stations.file,
        stations.sheet,
        stations.row
    from stations
    cross join data_day
),

grouped as (
    select
        deputy,
        min(group_id) as group_id
    from group_members
    where deputy is not null
    group by deputy
),

of_deputies as (
    select
        'deputy' as subject_kind,
        deputies.deputy as subject,
        deputies.label as subject_name,
        deputies.tier as subject_type,
        deputies.region,
        grouped.group_id as group_name,
        deputies.term_from_day as from_day,
        deputies.term_to_day as to_day,
        data_day.day as held_until_day,
        deputies.submission,
        deputies.file,
        deputies.sheet,
        deputies.row
    from deputies
    cross join data_day
    left join grouped on deputies.deputy = grouped.deputy
),

of_groups as (
    select
        'group' as subject_kind,
        groups.group_id as subject,
        groups.name as subject_name,
        groups.kind as subject_type,
        groups.region,
        groups.group_id as group_name,
        data_day.day as held_until_day,
        groups.submission,
        groups.file,
        groups.sheet,
        groups.row
    from groups
    cross join data_day
),

of_places as (
    select
        unnest(case when regions.level = 'town' then ['town', 'place'] else ['place'] end) as subject_kind,
        regions.region as subject,
        regions.name as subject_name,
        regions.level as subject_type,
        regions.region,
        data_day.day as held_until_day
    from regions
    cross join data_day
),

final as (
    select * from of_projects
    union all by name
    select * from of_stations
    union all by name
    select * from of_deputies
    union all by name
    select * from of_groups
    union all by name
    select * from of_places
)

select * from final
