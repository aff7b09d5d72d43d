-- members, activities and assessments of a group that no register has, or that several bear the name of
with written as (
    select
        _submission as submission,
        "group" as group_written,
        _sheet,
        _row
    from staged_group_member
    union all
    select
        _submission as submission,
        "group" as group_written,
        _sheet,
        _row
    from staged_activity
    union all
    select
        _submission as submission,
        "group" as group_written,
        _sheet,
        _row
    from staged_assessment
)

select
    written.submission,
    'warning' as severity,
    'unknown_group' as rule,
    written._sheet as sheet,
    min(written._row) as row,
    'group' as field,
    written.group_written as found,
    '小组“' || written.group_written || '”不在小组名册里，或有不止一个同名（共 ' || count(*)
    || ' 行），不计入任何小组：请核对编号或名称，或在小组名册里补上' as message,
    'Group ' || written.group_written || ' is in no register, or several bear the name (' || count(*)
    || ' rows); it counts for no group: check it or add it' as message_en
from written
anti join named_groups
    on written.submission = named_groups.submission and written.group_written = named_groups.written
where written.group_written is not null
group by written.submission, written._sheet, written.group_written
