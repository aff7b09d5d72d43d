-- one budget line twice in one ledger and month, with different contents: both are counted
select
    submission,
    'warning' as severity,
    'budget_line_double' as rule,
    _sheet as sheet,
    _row as row,
    'item' as field,
    unit || ' ' || item as found,
    '同一单位、项目、资金类别、年度和月份写了不止一行，都计入了：是两笔请把项目名称写开，是重复请删去' as message,
    'The same unit, item, class, year and month stand in more than one row; both are counted: tell them apart by '
    || 'name, or delete one' as message_en
from budget_rows
where ordinal > 1
