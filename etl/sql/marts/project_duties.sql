-- grain: one row per check that a running project is owed, and period: quarter, half-year or year, up to the one that
-- holds the last day of the data; done_day is the first check that meets it (one of no stated kind is a visit)
create table project_duties as
with halves as (
    select
        *,
        year || 'H' || case when ym % 100 <= 6 then 1 else 2 end as half
    from months
),

periods as (
    select
        'quarter' as every,
        quarter as period,
        max(ym) as ym,
        min(first_day) as first_day,
        max(last_day) as due_day
    from halves
    group by quarter
    union all
    select
        'half' as every,
        half as period,
        max(ym) as ym,
        min(first_day) as first_day,
        max(last_day) as due_day
    from halves
    group by half
    union all
    select
        'year' as every,
        year::varchar as period,
        max(ym) as ym,
        min(first_day) as first_day,
        max(last_day) as due_day
    from halves
    group by year
),

last_day as (
    select max(last_day) as day from parts
),

owed as (
    select distinct
        asked.obligation,
        projects.project,
        periods.period,
        periods.ym,
        periods.first_day,
        periods.due_day
    from projects
    inner join project_checks_asked as asked on starts_with(projects.region, asked.stem)
    inner join periods on asked.every = periods.every
    cross join last_day
    where
        projects.is_undertaken
        and periods.due_day >= projects.running_from_day
        and periods.first_day <= coalesce(projects.running_to_day, greatest(last_day.day, projects.year_last_day))
),

met as (
    select
        owed.obligation,
        owed.project,
        owed.period,
        min(checks.day) as done_day,
        count(*)::integer as checks
    from owed
    inner join project_checks as checks
        on
            owed.project = checks.project
            and checks.day between owed.first_day and owed.due_day
    inner join project_checks_asked as asked
        on
            owed.obligation = asked.obligation
            and coalesce(checks.kind, 'visit') = asked.evidence
            and starts_with(checks.region, asked.stem)
    group by owed.obligation, owed.project, owed.period
),

final as (
    select
        owed.obligation,
        owed.project,
        projects.name as project_name,
        projects.region,
        projects.county,
        projects.town,
        projects.village,
        projects.kind as project_kind,
        projects.department,
        projects.group_name,
        owed.period,
        owed.ym,
        owed.first_day,
        owed.due_day,
        met.done_day,
        coalesce(met.checks, 0) as checks,
        projects.submission,
        projects.file,
        projects.sheet,
        projects.row
    from owed
    inner join projects on owed.project = projects.project
    left join met
        on
            owed.obligation = met.obligation
            and owed.project = met.project
            and owed.period = met.period
)

select * from final
order by region, project, due_day, obligation
