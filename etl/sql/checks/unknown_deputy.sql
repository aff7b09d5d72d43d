-- deputies taken in provisionally: names and numbers that no register has, once each, with the first part that writes it
select
    named.submission,
    'warning' as severity,
    'unknown_deputy' as rule,
    named.sheet,
    named.first_row as row,
    'deputy' as field,
    named.written as found,
    '代表“' || named.written || '”不在代表名册里，先按临时代表收下（共 '
    || sum(named.row_count) over (partition by named.deputy) || ' 行）：请核对姓名或编号，或在代表名册里补上' as message,
    'Deputy ' || named.written || ' is in no register and is taken in provisionally ('
    || sum(named.row_count) over (partition by named.deputy) || ' rows): check the name or number, or add it'
        as message_en
from named_deputies as named
inner join parts on named.submission = parts.submission
where named.is_provisional
qualify row_number() over (partition by named.deputy order by parts.recency, named.first_row) = 1
