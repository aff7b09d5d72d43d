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
        n,
        step,
        at_level,
        to_level,
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
        end,
        coalesce(nullif(entered, 0), nullif(appeared, 0), current_level),
        greatest(highest_level, entered, appeared),
        parted(joined(joined(staying, appeared), entered), ended),
        joined(joined(stood, appeared), entered),
        case
            when event = 'escalated' then joined(parted(unspoken, spoke), entered)
            else parted(parted(unspoken, spoke), entered)
        end,
        case
            when event = 'received' then joined(unsent, entered)
            else parted(joined(parted(unsent, entered), appeared), sent)
        end,
        stands,
        case when stands then case when is_resolved then resolved_day else walked_day end end,
        case when stands then case when is_resolved then is_resolved_day_known else is_day_known end end,
        case when not stands then 0 when is_resolved then resolved_level else at_level end,
        is_struck_off,
        case when is_struck_off then case when is_closed then closed_day else walked_day end end,
        is_ever_resolved or stands,
        is_ever_closed or is_struck_off,
        is_reopened or (event = 'reopened' and (is_resolved or is_closed)),
        case when event = 'rated' then coalesce(rating, satisfaction) else satisfaction end
    from (
        select
            *,
            case
                when event = 'escalated' and holds(unsent, to_level) then to_level
                else 0
            end as sent,
            case
                when event = 'received' and not is_staying and at_level > current_level then at_level
                when event = 'escalated'
                    and ended > 0
                    and not holds(unsent, to_level)
                    and to_level > greatest(current_level, at_level)
                    then to_level
                when event = 'returned' and ended > 0 and not holds(staying, below) then below
                when event = 'reopened' and is_resolved and not holds(staying, resolved_level)
                    then resolved_level
                else 0
            end as entered,
            case when event = 'resolved' then true when event = 'reopened' then false else is_resolved end as stands,
            case when event = 'closed' then true when event = 'reopened' then false else is_closed end
                as is_struck_off
        from (
            select
                *,
                case
                    when event = 'returned' and below = 0 then 0
                    when is_act and (is_staying or appeared > 0) then at_level
                    else 0
                end as ended,
                case when (is_act or event = 'received') and holds(staying & unspoken, at_level) then at_level else 0 end
                    as spoke,
                case when event = 'reopened' and is_resolved then resolved_level else 0 end as undid
            from (
                select
                    *,
                    coalesce(nullif(target, 0), least(at_level + 1, 5)) as to_level,
                    holds(staying, at_level) as is_staying,
                    case
                        when is_act and not holds(staying, at_level) and at_level > current_level then at_level
                        else 0
                    end as appeared,
                    case when event = 'returned' then highest_below(stood, at_level) else 0 end as below
                from (
                    select
                        was.* exclude (
                            n, step, acting, goal, appeared, below, ended, spoke, sent, undid, entered, entered_by
                        ),
                        facts.n,
                        facts.step,
                        facts.event,
                        facts.target,
                        facts.walked_day,
                        facts.is_day_known,
                        facts.rating,
                        coalesce(nullif(facts.level, 0), was.current_level) as at_level,
                        facts.event in ('escalated', 'returned', 'resolved') as is_act
                    from steps as was
                    inner join walked_facts as facts on was.n = facts.n and was.step + 1 = facts.step
                )
            )
        )
    )
),

final as (
    select * from steps
)

select * from final
