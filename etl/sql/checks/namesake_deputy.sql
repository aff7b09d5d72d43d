-- rows of a name that several deputies bear equally near: activities stand in no figure, all else in no deputy's
select
    named.submission,
    'warning' as severity,
    'namesake_deputy' as rule,
    named.sheet,
    min(named.first_row) as row,
    arg_min(named.field, named.first_row) as field,
    named.written as found,
    '叫“' || named.written || '”的代表有 ' || max(named.candidates) || ' 位，分不清是哪一位（共 ' || sum(named.row_count)
    || ' 行），暂不计在任何一位名下：请改填代表编号，' || case when bool_or(named.is_listed) then '' else '或在小组栏写明，' end
    || '或再交一次并说明是哪一位' as message,
    max(named.candidates) || ' deputies are called ' || named.written || ' (' || sum(named.row_count)
    || ' rows); they count for none of them until the number tells which, or the group, or you do' as message_en
from named_deputies as named
where named.candidates > 1
group by named.submission, named.sheet, named.written
