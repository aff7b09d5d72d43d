-- amounts of which neither a column nor the period tells the month
select
    submission,
    'warning' as severity,
    'budget_month_unknown' as rule,
    _sheet as sheet,
    min(_row) as row,
    'executed' as field,
    null::varchar as found,
    '执行数没有写是几月的，从报送期间也推不出（共 ' || count(*)
    || ' 行），暂不计入执行：请加“月份”列，或按一个月一列填报' as message,
    'The month of the amounts is given neither in a column nor by the period (' || count(*)
    || ' rows); they count nowhere: add a column 月份, or one a month' as message_en
from budget_amounts
where stated_month is null
group by submission, _sheet
