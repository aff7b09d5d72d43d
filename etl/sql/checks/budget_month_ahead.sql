-- amounts of months after the period handed in for; noughts there are only a form's filling
select
    submission,
    'warning' as severity,
    'budget_month_ahead' as rule,
    _sheet as sheet,
    min(_row) as row,
    'executed' as field,
    string_agg(distinct stated_month || '月', '、' order by stated_month || '月') as found,
    '报送期间还没到的月份有执行数（共 ' || count(*) || ' 处），暂不计入：请核对月份或报送期间' as message,
    'Amounts of months after the period handed in for (' || count(*)
    || '); they count nowhere: check the month or the period' as message_en
from budget_amounts
where is_ahead and amount != 0
group by submission, _sheet
