-- reception days written so that no form of data/policy/reception_days.toml reads them: no day is owed by them
select
    stations.submission,
    'warning' as severity,
    'unread_reception_rule' as rule,
    stations.sheet,
    stations.row,
    'reception_day' as field,
    stations.reception_rule as found,
    '接待日“' || stations.reception_rule || '”读不懂，没有按它算应接待的日子：请写成“每月15日”“每周三”“每月第一个周五”这样的规定' as message,
    'Reception day ' || stations.reception_rule || ' isn''t understood and no day is owed by it: write 每月15日, 每周三 or the like'
        as message_en
from stations
anti join reception_rules on stations.reception_rule = reception_rules.rule
where stations.reception_rule is not null
