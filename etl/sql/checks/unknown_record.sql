-- corrections of a record that the deputy's activities don't have, or have more than once: they change nothing
select
    submission,
    'warning' as severity,
    'unknown_record' as rule,
    sheet,
    row,
    'record' as field,
    record as found,
    '更正的记录“' || record || '”在这位代表的履职台账里找不到，或不止一条，暂不改动得分：请写活动编号，没有编号的写主题或日期'
        as message,
    'Record ' || record || ' is not, or more than once, among the deputy''s activities: the score stays as it is; '
    || 'write the event''s number, else title or day' as message_en
from corrections
where kind <> 'missing' and activity is null
