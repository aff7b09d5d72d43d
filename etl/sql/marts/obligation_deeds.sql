-- grain: one row per duty (an obligation of one subject in one period) and row of a ledger that counts towards it
create table obligation_deeds as
with final as (
    select
        owed.obligation || ' ' || owed.subject || ' ' || owed.period as duty,
        owed.obligation,
        owed.family,
        owed.word,
        owed.subject_kind,
        owed.subject,
        owed.subject_name,
        owed.region,
        ancestor(owed.region, 'county') as county,
        ancestor(owed.region, 'town') as town,
        ancestor(owed.region, 'village') as village,
        owed.period,
        owed.ym,
        owed.due_day,
        deeds.day,
        deeds.amount::integer as amount,
        deeds.submission,
        deeds.file,
        deeds.sheet,
        deeds.row
    from owed_periods as owed
    inner join deeds
        on
            owed.obligation = deeds.obligation
            and owed.subject = deeds.subject
            and deeds.belongs_day between owed.first_day and owed.until_day
    where deeds.amount is not null
)

select * from final
order by region, duty, day, row
