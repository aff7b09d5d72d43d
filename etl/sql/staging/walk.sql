-- one row per fact of a walked issue: what it did to the stays (levels; 0 nothing) and the state it left (rules 8-12).
-- Sets of levels are bits: `staying` where a stay is open, `stood` where there ever was one, `unspoken` where the
-- receiver, `unsent` where the sender of the last arrival hasn't said so yet
create or replace temp table walk as
with recursive begun as (
    select
        facts.n,
        facts.step,
        facts.level,
        issues.is_from_nowhere
    from walked_facts as facts
    inner join walked_issues as issues on facts.n = issues.n
    where facts.step = 1
),

steps as (
    select
        n,
        step,
        level as acting,
        0 as goal,
        0 as appeared,
        0 as below,
        0 as ended,
        0 as spoke,
        0 as sent,
        0 as undid,
        level as entered,
        case when is_from_nowhere then 'arrived' else 'first_collected' end as entered_by,
        level as current_level,
        level as highest_level,
        joined(0, level) as staying,
        joined(0, level) as stood,
        0 as unspoken,
        case when is_from_nowhere then joined(0, level) else 0 end as unsent,
        false as is_resolved,
        null::integer as resolved_day,
        null::boolean as is_resolved_day_known,
        0 as resolved_level,
        false as is_closed,
        null::integer as closed_day,
        false as is_ever_resolved,
        false as is_ever_closed,
        false as is_reopened,
        null::varchar as satisfaction
    from begun
    union all
    select
        facts.n,
        facts.step,
        coalesce(nullif(facts.level, 0), was.current_level) as at_level,
        coalesce(nullif(facts.target, 0), least(at_level + 1, 5)) as to_level,
        case
            when facts.event in ('escalated', 'returned', 'resolved')
                and not holds(was.staying, at_level)
                and at_level > was.current_level
                then at_level
            else 0
        end as now_appeared,
        case when facts.event = 'returned' then highest_below(was.stood, at_level) else 0 end as now_below,
        case
            when facts.event = 'returned' and now_below = 0 then 0
            when facts.event in ('escalated', 'returned', 'resolved')
                and (holds(was.staying, at_level) or now_appeared > 0)
                then at_level
            else 0
        end as now_ended,
        case
            when facts.event in ('received', 'escalated', 'returned', 'resolved')
                and holds(was.staying & was.unspoken, at_level)
                then at_level
            else 0
        end as now_spoke,
        case
            when facts.event = 'escalated' and holds(was.unsent, to_level) then to_level
            else 0
        end as now_sent,
        case
            when facts.event = 'reopened' and was.is_resolved then was.resolved_level
            else 0
        end as now_undid,
        case
            when facts.event = 'received' and not holds(was.staying, at_level) and at_level > was.current_level
                then at_level
            when facts.event = 'escalated'
                and now_ended > 0
                and now_sent = 0
                and to_level > greatest(was.current_level, at_level)
                then to_level
            when facts.event = 'returned' and now_ended > 0 and not holds(was.staying, now_below) then now_below
            when facts.event = 'reopened' and was.is_resolved and not holds(was.staying, was.resolved_level)
                then was.resolved_level
            else 0
        end as now_entered,
        case facts.event
            when 'returned' then 'returned_in'
            when 'reopened' then 'reopened_here'
            else 'arrived'
        end as now_entered_by,
        coalesce(nullif(now_entered, 0), nullif(now_appeared, 0), was.current_level) as now_current,
        greatest(was.highest_level, now_current) as now_highest,
        parted(joined(joined(was.staying, now_appeared), now_entered), now_ended) as now_staying,
        joined(joined(was.stood, now_appeared), now_entered) as now_stood,
        case
            when facts.event = 'escalated' then joined(parted(was.unspoken, now_spoke), now_entered)
            else parted(parted(was.unspoken, now_spoke), now_entered)
        end as now_unspoken,
        case
            when facts.event = 'received' then joined(was.unsent, now_entered)
            else parted(joined(parted(was.unsent, now_entered), now_appeared), now_sent)
        end as now_unsent,
        case
            when facts.event = 'resolved' then true
            when facts.event = 'reopened' then false
            else was.is_resolved
        end as now_resolved,
        case
            when not now_resolved then null
            when was.is_resolved then was.resolved_day
            else facts.walked_day
        end as now_resolved_day,
        case
            when not now_resolved then null
            when was.is_resolved then was.is_resolved_day_known
            else facts.is_day_known
        end as now_resolved_day_known,
        case
            when not now_resolved then 0
            when was.is_resolved then was.resolved_level
            else at_level
        end as now_resolved_level,
        case
            when facts.event = 'closed' then true
            when facts.event = 'reopened' then false
            else was.is_closed
        end as now_closed,
        case
            when not now_closed then null
            when was.is_closed then was.closed_day
            else facts.walked_day
        end as now_closed_day,
        was.is_ever_resolved or now_resolved as ever_resolved,
        was.is_ever_closed or now_closed as ever_closed,
        was.is_reopened or (facts.event = 'reopened' and (was.is_resolved or was.is_closed)) as now_reopened,
        case when facts.event = 'rated' then coalesce(facts.rating, was.satisfaction) else was.satisfaction end
            as now_satisfaction
    from steps as was
    inner join walked_facts as facts on was.n = facts.n and was.step + 1 = facts.step
),

final as (
    select * from steps
)

select * from final
