-- grain: one row per deputy: those of the registers, and those only activities name (provisional). label is the name,
-- and where two of a county bear it, with station, group or number
create table deputies as
with provisional as (
    select
        named.deputy,
        arg_min(named.written, (parts.recency, named.sheet, named.first_row)) as name,
        arg_min(coalesce(named.named_region, named.unit), (parts.recency, named.sheet, named.first_row)) as region,
        arg_min(parts.submission, (parts.recency, named.sheet, named.first_row)) as submission,
        arg_min(parts.file, (parts.recency, named.sheet, named.first_row)) as file,
        arg_min(named.sheet, (parts.recency, named.sheet, named.first_row)) as sheet,
        arg_min(named.first_row, (parts.recency, named.sheet, named.first_row)) as row
    from named_deputies as named
    inner join parts on named.submission = parts.submission
    where named.is_provisional
    group by named.deputy
),

every as (
    select
        _key as deputy,
        id,
        name,
        tier,
        deputy_station as station,
        day_of(case when term_from_is_day then term_from else date_trunc('month', term_from)::date end) as term_from_day,
        day_of(case when term_to_is_day then term_to else last_day(term_to) end) as term_to_day,
        reelected as is_reelected,
        grid,
        grid_role,
        deputy_region as region,
        false as is_provisional,
        _submission as submission,
        file,
        _sheet as sheet,
        _row as row
    from registered_deputies
    union all by name
    select
        deputy,
        name,
        region,
        true as is_provisional,
        submission,
        file,
        sheet,
        row
    from provisional
),

grouped as (
    select
        group_members.deputy,
        min(groups.name) as group_name
    from group_members
    inner join groups on group_members.group_id = groups.group_id
    where group_members.deputy is not null
    group by group_members.deputy
),

told_apart as (
    select
        every.*,
        coalesce(stations.name, grouped.group_name, regions.name, every.id) as beside,
        count(*) over (partition by left(every.region, 6), name_folded(every.name)) as namesakes
    from every
    left join stations on every.station = stations.station
    left join grouped on every.deputy = grouped.deputy
    left join regions on every.region = regions.region
),

labelled as (
    select
        *,
        case
            when namesakes = 1 then name
            when count(*) over (partition by left(region, 6), name_folded(name), beside) = 1 then name || '（' || beside || '）'
            else name || '（' || beside || ' ' || coalesce(id, deputy) || '）'
        end as label
    from told_apart
),

final as (
    select
        deputy,
        name,
        label,
        tier,
        region,
        ancestor(region, 'county') as county,
        ancestor(region, 'town') as town,
        ancestor(region, 'village') as village,
        station,
        term_from_day,
        term_to_day,
        is_reelected,
        grid,
        grid_role,
        is_provisional,
        submission,
        file,
        sheet,
        row::integer as row
    from labelled
)

select * from final
order by region, deputy
