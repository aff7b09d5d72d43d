-- one row per obligation, subject bound by it, and period in which it is owed, up to the one that holds the last day
-- of the data; a deed belongs to the period until until_day, the last before the next period where what comes late counts
create or replace temp table owed_periods as
with named_months as (
    select
        named.obligation,
        months.month as period,
        months.ym,
        months.first_day,
        months.last_day as due_day,
        lead(months.first_day) over (partition by named.obligation order by months.ym) - 1 as before_next_day
    from obligation_months as named
    inner join months on months.ym % 100 = named.month
),

bound as (
    select
        asked.*,
        subjects.* exclude (subject_kind)
    from obligations_asked as asked
    inner join bound_subjects on asked.obligation = bound_subjects.obligation
    inner join owing_subjects as subjects
        on
            asked.subject_kind = subjects.subject_kind
            and bound_subjects.subject = subjects.subject
),

terms as (
    select
        *,
        coalesce(to_day, day_of((date '1970-01-01' + from_day + to_years(term_years))::date) - 1) as term_day
    from bound
    where every = 'term' and from_day is not null
),

told as (
    select
        asked.obligation,
        left(parts.unit, 6) as county_stem,
        parts.first_day,
        parts.last_day
    from obligations_asked as asked
    inner join parts on asked.ledger = parts.ledger
),

-- a ledger that stops within a month is followed by one of the next
followed as (
    select
        *,
        coalesce(
            first_day > 1 + max(day_of(last_day(date '1970-01-01' + last_day))) over (
                partition by obligation, county_stem
                order by first_day, last_day rows between unbounded preceding and 1 preceding
            ),
            false
        ) as is_after_gap
    from told
),

stretches as (
    select
        *,
        count(*) filter (where is_after_gap) over (
            partition by obligation, county_stem order by first_day, last_day
        ) as stretch
    from followed
),

handed_in as (
    select
        obligation,
        county_stem,
        min(first_day) as first_day,
        max(last_day) as last_day
    from stretches
    group by obligation, county_stem, stretch
),

periods as (
    select
        bound.obligation,
        bound.subject,
        calendar_periods.* exclude (every, last_day),
        calendar_periods.last_day as due_day,
        calendar_periods.last_day as until_day
    from bound
    inner join calendar_periods on bound.every = calendar_periods.every
    union all by name
    select
        bound.obligation,
        bound.subject,
        named_months.* exclude (obligation, before_next_day),
        case when bound.is_late_counted then named_months.before_next_day else named_months.due_day end as until_day
    from bound
    inner join named_months on bound.obligation = named_months.obligation
    where bound.every = 'months'
    union all by name
    select
        obligation,
        subject,
        year(date '1970-01-01' + from_day) || '—' || year(date '1970-01-01' + term_day) as period,
        ym_of(date '1970-01-01' + term_day) as ym,
        from_day as first_day,
        term_day as due_day,
        term_day as until_day
    from terms
    union all by name
    select
        bound.obligation,
        bound.subject,
        calendar.iso as period,
        calendar.ym,
        days.day as first_day,
        days.day as due_day,
        days.day as until_day
    from bound
    inner join reception_days as days on bound.subject = days.station
    inner join calendar on days.day = calendar.day
    where bound.every = 'reception_day'
),

served as (
    select
        periods.obligation,
        periods.subject,
        periods.period,
        count(*) as months_all,
        count(*) filter (
            where months.last_day >= coalesce(bound.from_day, months.last_day)
            and months.last_day <= coalesce(bound.to_day, months.last_day)
        ) as months_served
    from periods
    inner join bound
        on
            periods.obligation = bound.obligation
            and periods.subject = bound.subject
    inner join months
        on
            periods.first_day <= months.first_day
            and periods.due_day >= months.last_day
    where bound.is_prorated
    group by periods.obligation, periods.subject, periods.period
),

final as (
    select
        bound.* exclude (required, from_day, to_day, held_until_day),
        periods.period,
        periods.ym,
        periods.first_day,
        periods.due_day,
        periods.until_day,
        coalesce(ceil(bound.required * served.months_served / served.months_all), bound.required)::integer as required
    from periods
    inner join bound
        on
            periods.obligation = bound.obligation
            and periods.subject = bound.subject
    left join handed_in
        on
            bound.obligation = handed_in.obligation
            and left(bound.region, 6) = handed_in.county_stem
            and periods.first_day between handed_in.first_day and handed_in.last_day
    left join served
        on
            periods.obligation = served.obligation
            and periods.subject = served.subject
            and periods.period = served.period
    where
        periods.first_day <= bound.held_until_day
        and periods.due_day >= coalesce(bound.from_day, periods.due_day)
        and (served.months_served is null or served.months_served > 0)
        and case
            when bound.is_any_day then periods.first_day <= coalesce(bound.to_day, periods.first_day)
            else periods.due_day <= coalesce(bound.to_day, periods.due_day)
        end
        and case
            when bound.is_from_start then true
            else
                handed_in.last_day is not null
                and (periods.due_day <= handed_in.last_day or handed_in.last_day >= bound.held_until_day)
        end
)

select * from final
