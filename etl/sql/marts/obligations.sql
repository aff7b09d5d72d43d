-- grain: one row per duty: an obligation of one subject in one period, up to the period that holds the last day of the
-- data; done_day is the day on which the requirement was met
create table obligations as
with summed as (
    select
        duty,
        day,
        amount,
        sum(amount) over (partition by duty order by day, file, sheet, row) as amount_so_far
    from obligation_deeds
),

met as (
    select
        summed.duty,
        sum(summed.amount)::integer as done,
        min(summed.day) filter (where summed.amount_so_far >= owed.required) as done_day
    from summed
    inner join owed_periods as owed
        on summed.duty = owed.obligation || ' ' || owed.subject || ' ' || owed.period
    group by summed.duty
),

by_rule as (
    select
        owed.obligation || ' ' || owed.subject || ' ' || owed.period as duty,
        owed.obligation,
        owed.family,
        owed.word,
        owed.subject_kind,
        owed.subject,
        owed.subject_name,
        owed.subject_type,
        owed.region,
        owed.group_name,
        owed.department,
        owed.period,
        owed.ym,
        owed.first_day,
        owed.due_day,
        owed.required,
        coalesce(met.done, 0) as done,
        met.done_day,
        owed.submission,
        owed.file,
        owed.sheet,
        owed.row
    from owed_periods as owed
    left join met on met.duty = owed.obligation || ' ' || owed.subject || ' ' || owed.period
),

by_ledger as (
    select
        listed.obligation || ' ' || listed.subject as duty,
        listed.obligation,
        asked.family,
        asked.word,
        'listed' as subject_kind,
        listed.subject,
        listed.subject_name,
        listed.region,
        listed.department,
        months.month as period,
        listed.ym,
        listed.first_day,
        listed.due_day,
        1 as required,
        case when listed.done_day is null then 0 else 1 end as done,
        listed.done_day,
        listed.submission,
        listed.file,
        listed.sheet,
        listed.row
    from listed_duties as listed
    inner join listed_asked as asked on listed.obligation = asked.obligation
    inner join months on listed.ym = months.ym
),

final as (
    select * from by_rule
    union all by name
    select * from by_ledger
)

select
    duty,
    obligation,
    family,
    word,
    subject_kind,
    subject,
    subject_name,
    subject_type,
    region,
    ancestor(region, 'county') as county,
    ancestor(region, 'town') as town,
    ancestor(region, 'village') as village,
    group_name,
    department,
    period,
    ym,
    first_day,
    due_day,
    required,
    done,
    done_day,
    submission,
    file,
    sheet,
    row::integer as row
from final
order by region, due_day, duty
