-- one row per stay of a walked issue, put together from the steps that began, confirmed and ended it
create or replace temp table walked_stays as
with begun as (
    select
        *,
        row_number() over (partition by n, level_no order by step) as visit
    from (
        select n, step, appeared as level_no, 'arrived' as entered_by, true as is_by_act, false as is_sent
        from walk
        where appeared > 0
        union all
        select
            walk.n,
            walk.step,
            walk.entered as level_no,
            walk.entered_by,
            false as is_by_act,
            facts.event = 'escalated' as is_sent
        from walk
        inner join walked_facts as facts on walk.n = facts.n and walk.step = facts.step
        where walk.entered > 0
    )
),

ended as (
    select
        walk.n,
        walk.step,
        walk.ended as level_no,
        facts.event,
        row_number() over (partition by walk.n, walk.ended order by walk.step) as visit
    from walk
    inner join walked_facts as facts on walk.n = facts.n and walk.step = facts.step
    where walk.ended > 0
),

resolutions as (
    select * from ended
    where event = 'resolved'
),

spoken as (
    select begun.n, begun.level_no, begun.visit, walk.step
    from (select n, step, spoke as level_no from walk where spoke > 0) as walk
    asof join begun
        on walk.n = begun.n and walk.level_no = begun.level_no and walk.step >= begun.step
),

sent as (
    select begun.n, begun.level_no, begun.visit, walk.step
    from (select n, step, sent as level_no from walk where sent > 0) as walk
    asof join begun
        on walk.n = begun.n and walk.level_no = begun.level_no and walk.step >= begun.step
),

undone as (
    select resolutions.n, resolutions.level_no, resolutions.visit, walk.step
    from (select n, step, undid as level_no from walk where undid > 0) as walk
    asof join resolutions
        on walk.n = resolutions.n and walk.level_no = resolutions.level_no and walk.step >= resolutions.step
),

final as (
    select
        begun.n,
        begun.level_no,
        begun.visit,
        begun.step,
        begun.entered_by,
        begun.is_by_act,
        begun.is_sent,
        ended.step as ended_step,
        spoken.step as spoken_step,
        case when begun.is_sent then begun.step else sent.step end as sent_step,
        undone.step as undone_step
    from begun
    left join ended using (n, level_no, visit)
    left join spoken using (n, level_no, visit)
    left join sent using (n, level_no, visit)
    left join undone using (n, level_no, visit)
)

select * from final
