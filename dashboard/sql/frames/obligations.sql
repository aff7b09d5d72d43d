-- one row per duty that fell due in the period and by as_of: what was required, what was done by as_of, and whether it
-- was met in time, late or not; a duty that a ledger lists is missed only after its day
with

made as (
    select
        duty as of_duty,
        sum(amount) as amount_made
    from obligation_deeds
    where
        region >= $lo
        and region < $hi
        and day <= $as_of
    group by duty
),

final as (
    select
        duties.duty,
        duties.obligation as kind,
        duties.family,
        duties.word,
        duties.subject_kind,
        duties.subject,
        duties.subject_name,
        duties.subject_type,
        duties.region,
        duties.county,
        duties.town,
        duties.village,
        duties.group_name,
        duties.department,
        duties.period,
        duties.ym,
        duties.first_day,
        duties.due_day,
        duties.required,
        duties.file,
        duties.sheet,
        duties.row,
        case when duties.done_day <= $as_of then duties.done_day end as met_day,
        case
            when made.amount_made is not null then made.amount_made
            when duties.subject_kind = 'listed' and duties.done_day <= $as_of then 1
            else 0
        end as made,
        case
            when duties.done_day <= $as_of and duties.done_day <= duties.due_day then 'on_time'
            when duties.done_day <= $as_of then 'late'
            else 'missed'
        end as state
    from obligations as duties
    left join made
        on duties.duty = made.of_duty
    where
        duties.region >= $lo
        and duties.region < $hi
        and duties.due_day >= $first
        and duties.due_day <= $last
        and duties.due_day <= $as_of
        and (duties.subject_kind != 'listed' or duties.due_day < $as_of or duties.done_day <= $as_of)
)

select * from final
