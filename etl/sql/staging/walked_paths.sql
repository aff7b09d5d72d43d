-- one row per stay of a walked issue, doubles included, with its days and who vouches for it (rules 5, 9, 10)
create or replace temp table walked_paths as
with arrivals as (
    select
        stays.*,
        began.walked_day as began_day,
        began.day as begin_day,
        began.is_day_known as is_begin_known,
        began.event as begin_event,
        spoke.event as spoken_event,
        spoke.day as spoken_day,
        spoke.is_day_known as is_spoken_known,
        sent.day as sent_day,
        sent.is_day_known as is_sent_known,
        finished.event as left_by,
        finished.day as left_day,
        finished.is_day_known as is_left_known,
        undone.day as undone_day,
        coalesce(spoke.submission, began.submission) as submission,
        coalesce(spoke.sheet, began.sheet) as sheet,
        coalesce(spoke.row, began.row) as row,
        stays.entered_by = 'arrived' and stays.is_sent and stays.spoken_step is null as is_arrival_only_claimed,
        case
            when stays.step = 1 and stays.entered_by = 'arrived' then 'root'
            when stays.entered_by != 'arrived' then 'begin'
            when began.event = 'received' then 'begin'
            when spoke.event = 'received' then 'spoken'
            when sent.day is not null then 'sent'
            else 'collected'
        end as clock
    from walked_stays as stays
    inner join walked_facts as began on stays.n = began.n and stays.step = began.step
    left join walked_facts as spoke on stays.n = spoke.n and stays.spoken_step = spoke.step
    left join walked_facts as sent on stays.n = sent.n and stays.sent_step = sent.step
    left join walked_facts as finished on stays.n = finished.n and stays.ended_step = finished.step
    left join walked_facts as undone on stays.n = undone.n and stays.undone_step = undone.step
),

stays as (
    select
        issues.issue,
        arrivals.n,
        arrivals.step,
        arrivals.level_no,
        arrivals.visit,
        arrivals.entered_by,
        case arrivals.clock
            when 'root' then coalesce(day_of(issues.received_first), day_of(issues.collected))
            when 'begin' then arrivals.begin_day
            when 'spoken' then arrivals.spoken_day
            when 'sent' then arrivals.sent_day
            else day_of(issues.collected)
        end as entered_day,
        case arrivals.clock
            when 'root' then coalesce(issues.received_first_is_day, issues.is_day_known)
            when 'begin' then arrivals.is_begin_known
            when 'spoken' then arrivals.is_spoken_known
            when 'sent' then arrivals.is_sent_known
            else issues.is_day_known
        end as is_entered_known,
        case
            when arrivals.is_arrival_only_claimed then null
            when arrivals.step = 1 then day_of(issues.collected)
            else coalesce(arrivals.spoken_day, arrivals.begin_day)
        end as counted_day,
        arrivals.left_by,
        arrivals.left_day,
        arrivals.is_left_known,
        arrivals.undone_day,
        arrivals.ended_step,
        arrivals.sent_step,
        arrivals.is_arrival_only_claimed,
        arrivals.entered_by = 'arrived' and arrivals.sent_step is null as is_from_nowhere,
        arrivals.submission,
        arrivals.sheet,
        arrivals.row
    from arrivals
    inner join walked_issues as issues on arrivals.n = issues.n
),

judged as (
    select
        stays.*,
        case
            when coalesce(upper_stays.is_arrival_only_claimed, false) then 'never_arrives'
            when stays.is_from_nowhere then 'from_nowhere'
        end as problem
    from stays
    left join stays as upper_stays
        on
            stays.n = upper_stays.n
            and stays.ended_step = upper_stays.sent_step
            and stays.left_by = 'escalated'
),

doubles as (
    select
        issue,
        null as n,
        9999 as step,
        level_no,
        9999 as visit,
        'arrived' as entered_by,
        day_of(coalesce(received_here, collected)) as entered_day,
        case when received_here is null then collected_is_day else received_here_is_day end as is_entered_known,
        day_of(coalesce(received_here, collected)) as counted_day,
        case
            when resolved is not null then 'resolved'
            when coalesce(
                case when level_no < 3 then escalated_county end, case when level_no < 4 then escalated_city end
            ) is not null then 'escalated'
        end as left_by,
        day_of(coalesce(
            resolved, case when level_no < 3 then escalated_county end, case when level_no < 4 then escalated_city end
        )) as left_day,
        case
            when resolved is not null then resolved_is_day
            when level_no < 3 and escalated_county is not null then escalated_county_is_day
            when level_no < 4 and escalated_city is not null then escalated_city_is_day
        end as is_left_known,
        null::integer as undone_day,
        null::integer as ended_step,
        null::integer as sent_step,
        false as is_arrival_only_claimed,
        false as is_from_nowhere,
        _submission as submission,
        _sheet as sheet,
        _row as row,
        'double' as problem
    from issue_members
    where is_double
),

every as (
    select * from judged
    union all by name
    select * from doubles
),

final as (
    select
        *,
        row_number() over (partition by issue order by step, level_no, row) as stay,
        problem is null and not is_arrival_only_claimed as is_confirmed
    from every
)

select * from final
