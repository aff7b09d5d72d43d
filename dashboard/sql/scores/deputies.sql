-- the registered deputies of a county who were in office in the period
with grouped as (
    select
        group_members.deputy,
        min(group_members.group_id) as group_name
    from group_members
    where group_members.deputy is not null
    group by group_members.deputy
)

select
    deputies.deputy,
    deputies.label,
    deputies.tier,
    deputies.station,
    deputies.region,
    deputies.county,
    deputies.town,
    deputies.village,
    grouped.group_name,
    deputies.is_reelected,
    deputies.term_from_day,
    deputies.term_to_day,
    deputies.file,
    deputies.sheet,
    deputies.row
from deputies
left join grouped on deputies.deputy = grouped.deputy
where
    deputies.region >= $lo
    and deputies.region < $hi
    and not deputies.is_provisional
    and (deputies.term_from_day is null or deputies.term_from_day <= $last)
    and (deputies.term_to_day is null or deputies.term_to_day >= $first)
order by deputies.region, deputies.deputy
