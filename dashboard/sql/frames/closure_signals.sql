-- one row per closure (frame closures), with what may make it worth a second look. `unanimous` is worked out: the
-- departments whose ratings are all 'satisfied' and improbably so. A desk is the department, else the collecting place
with

assigned_that_day as (
    select closed.issue
    from issue_events as closed
    inner join issue_events as assigned
        on
            closed.issue = assigned.issue
            and closed.day = assigned.day
    where
        closed.event = 'closed'
        and closed.is_day_known
        and closed.day <= $as_of
        and assigned.event = 'assigned'
        and assigned.is_day_known
    group by closed.issue
),

replied as (
    select
        closures.issue,
        coalesce(closures.department, closures.region) as desk,
        trim(issues.reply) as reply
    from closures
    inner join issues
        on closures.issue = issues.issue
    where issues.reply is not null
),

repeated as (
    select
        desk,
        reply,
        count(*) as same_replies
    from replied
    group by
        desk,
        reply
),

limits as (
    select
        issue,
        max(limit_workday) as limit_workday
    from issue_stays
    where
        left_by = 'resolved'
        and left_day <= $as_of
        and (undone_day is null or undone_day > $as_of)
        and is_entered_known
        and (problem is null or problem <> 'double')
    group by issue
),

ended as (
    select
        closures.issue,
        coalesce(closures.department, closures.region) as desk,
        limits.limit_workday
    from closures
    inner join limits
        on closures.issue = limits.issue
    inner join issue_events as events
        on closures.issue = events.issue
    inner join calendar
        on events.day = calendar.day
    where
        events.event in ('resolved', 'closed')
        and events.is_day_known
        and events.day <= $as_of
        and calendar.workday = limits.limit_workday
    group by
        closures.issue,
        coalesce(closures.department, closures.region),
        limits.limit_workday
),

bursts as (
    select
        desk,
        limit_workday,
        count(*) as last_day_closures
    from ended
    group by
        desk,
        limit_workday
),

final as (
    select
        closures.*,
        assigned_that_day.issue is not null as is_assigned_that_day,
        replied.reply,
        char_length(replied.reply) as reply_letters,
        repeated.same_replies,
        bursts.last_day_closures,
        unanimous.ratings as unanimous_ratings,
        unanimous.chance as unanimous_chance
    from closures
    left join assigned_that_day
        on closures.issue = assigned_that_day.issue
    left join replied
        on closures.issue = replied.issue
    left join repeated
        on
            replied.desk = repeated.desk
            and replied.reply = repeated.reply
    left join ended
        on closures.issue = ended.issue
    left join bursts
        on
            ended.desk = bursts.desk
            and ended.limit_workday = bursts.limit_workday
    left join unanimous
        on
            closures.department = unanimous.department
            and closures.satisfaction = 'satisfied'
)

select * from final
