-- deputies that no register has, once each, with the first part that writes them: those taken in provisionally, and those
-- only lists name, where there is a register that should have them
select
    named.submission,
    'warning' as severity,
    'unknown_deputy' as rule,
    named.sheet,
    named.first_row as row,
    named.field,
    named.written as found,
    '代表“' || named.written || '”不在代表名册里，'
    || case when named.is_missed then '不记在任何一位代表名下' else '先按临时代表收下' end || '（共 '
    || sum(named.row_count) over (partition by named.deputy) || ' 行）：请核对姓名或编号，或在代表名册里补上' as message,
    'Deputy ' || named.written || ' is in no register and is '
    || case when named.is_missed then 'counted for nobody' else 'taken in provisionally' end || ' ('
    || sum(named.row_count) over (partition by named.deputy) || ' rows): check the name or number, or add it'
        as message_en
from named_deputies as named
inner join parts on named.submission = parts.submission
where named.is_provisional or named.is_missed
qualify
    row_number() over (
        partition by named.deputy order by named.is_missed asc, parts.recency asc, named.first_row asc
    ) = 1
