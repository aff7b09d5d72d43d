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
    (
        with at_hand as (
            select
                was.* exclude (
                    n, step, acting, goal, appeared, below, ended, spoke, sent, undid, entered, entered_by
                ),
                facts.n,
                facts.step,
                facts.event,
                facts.target,
                facts.own_day,
                facts.is_day_known,
                facts.rating,
                coalesce(nullif(facts.level, 0), was.current_level) as acting,
                facts.event in ('escalated', 'returned', 'resolved') as is_act
            from steps as was
            inner join walked_facts as facts on was.n = facts.n and was.step + 1 = facts.step
        ),

        placed as (
            select
                *,
                coalesce(nullif(target, 0), least(acting + 1, 5)) as goal,
                holds(staying, acting) as is_staying,
                case
                    when is_act and not holds(stood, acting) and acting > current_level then acting
                    else 0
                end as appeared,
                case when event = 'returned' then highest_below(stood, acting) else 0 end as below
            from at_hand
        ),

        left_behind as (
            select
                *,
                case
                    when event = 'returned' and below = 0 then 0
                    when is_act and (is_staying or appeared > 0) then acting
                    else 0
                end as ended,
                case
                    when (is_act or event = 'received') and holds(staying & unspoken, acting) then acting
                    else 0
                end as spoke,
                case when event = 'escalated' and holds(unsent, goal) then goal else 0 end as sent,
                case when event = 'reopened' and is_resolved then resolved_level else 0 end as undid
            from placed
        ),

        gone_to as (
            select
                *,
                case
                    when event = 'received' and not is_staying and acting > current_level then acting
                    when event = 'escalated' and ended > 0 and sent = 0 and goal > greatest(current_level, acting)
                        then goal
                    when event = 'returned' and ended > 0 and not holds(staying, below) then below
                    when undid > 0 and not holds(staying, undid) then undid
                    else 0
                end as entered,
                case
                    when event = 'resolved' then true
                    when event = 'reopened' then false
                    else is_resolved
                end as stands,
                case
                    when event = 'closed' then true
                    when event = 'reopened' then false
                    else is_closed
                end as is_struck_off
            from left_behind
        )

        select
            n,
            step,
            acting,
            goal,
            appeared,
            below,
            ended,
            spoke,
            sent,
            undid,
            entered,
            case event
                when 'returned' then 'returned_in'
                when 'reopened' then 'reopened_here'
                else 'arrived'
            end as entered_by,
            coalesce(
                nullif(entered, 0),
                case when event = 'returned' and ended > 0 then below end,
                nullif(appeared, 0),
                current_level
            ) as current_level,
            greatest(highest_level, entered, appeared) as highest_level,
            parted(joined(joined(staying, appeared), entered), ended) as staying,
            joined(joined(stood, appeared), entered) as stood,
            case
                when event = 'escalated' then joined(parted(unspoken, spoke), entered)
                else parted(parted(unspoken, spoke), entered)
            end as unspoken,
            case
                when event = 'received' then joined(unsent, entered)
                when event = 'returned' then parted(parted(unsent, entered), ended)
                else parted(joined(parted(unsent, entered), appeared), sent)
            end as unsent,
            stands as is_resolved,
            case when stands then case when is_resolved then resolved_day else own_day end end as resolved_day,
            case
                when stands then case when is_resolved then is_resolved_day_known else is_day_known end
            end as is_resolved_day_known,
            case when not stands then 0 when is_resolved then resolved_level else acting end as resolved_level,
            is_struck_off as is_closed,
            case when is_struck_off then case when is_closed then closed_day else own_day end end as closed_day,
            is_ever_resolved or stands as is_ever_resolved,
            is_ever_closed or is_struck_off as is_ever_closed,
            is_reopened or (event = 'reopened' and (is_resolved or is_closed)) as is_reopened,
            case when event = 'rated' then coalesce(rating, satisfaction) else satisfaction end as satisfaction
        from gone_to
    )
),

final as (
    select * from steps
)

select * from final
