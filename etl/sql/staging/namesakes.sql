-- one row per submission part, name that several deputies bear as near, and deputy that bears it: what its sender is asked
create or replace temp table namesakes as
with naming as (
    select
        submission,
        field,
        written,
        sheet,
        first_row,
        row_count,
        told,
        bearers
    from named_deputies
    where candidates > 1
    union all
    select
        submission,
        'person' as field,
        written,
        sheet,
        first_row,
        row_count,
        [written_group] as told,
        bearers
    from named_members
    where candidates > 1
),

asked as (
    select
        submission,
        arg_min(field, first_row) as field,
        written,
        arg_min(sheet, first_row) as sheet,
        min(first_row)::integer as row,
        sum(row_count)::integer as row_count,
        list_slice(flatten(list(told order by first_row)), 1, 3) as told,
        flatten(list(bearers)) as bearers
    from naming
    group by submission, written
),

borne as (
    select distinct
        submission,
        field,
        written,
        sheet,
        row,
        row_count,
        told,
        unnest(bearers) as deputy
    from asked
),

grouped as (
    select
        group_members.deputy,
        array_to_string(list_sort(list(distinct groups.name)), '、') as group_names
    from group_members
    inner join groups on group_members.group_id = groups.group_id
    group by group_members.deputy
),

final as (
    select
        borne.*,
        deputies.name,
        deputies.region,
        tiers.zh as tier_zh,
        tiers.en as tier_en,
        regions.name as region_name,
        stations.name as station_name,
        grouped.group_names
    from borne
    inner join deputies on borne.deputy = deputies.deputy
    left join vocabulary as tiers on tiers.vocabulary = 'deputy_tier' and deputies.tier = tiers.code
    left join regions on deputies.region = regions.region
    left join stations on deputies.station = stations.station
    left join grouped on borne.deputy = grouped.deputy
)

select * from final
