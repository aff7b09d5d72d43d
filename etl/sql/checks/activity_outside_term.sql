-- activities dated outside the deputy's term: they don't count
select
    activities.submission,
    'warning' as severity,
    'activity_outside_term' as rule,
    activities.sheet,
    min(activities.row) as row,
    'date' as field,
    deputies.name as found,
    '代表“' || deputies.name || '”有 ' || count(*) || ' 行履职不在任期内，暂不计入：请核对日期，或名册里的任期' as message,
    count(*) || ' activities of ' || deputies.name
    || ' lie outside the term and count nowhere: check the date, or the term in the register' as message_en
from activities
inner join deputies on activities.deputy = deputies.deputy
where not activities.is_in_term
group by activities.submission, activities.sheet, activities.deputy, deputies.name
