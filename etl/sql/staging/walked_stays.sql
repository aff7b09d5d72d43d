-- one row per stay of a walked issue, put together from the steps that began, confirmed and ended it
create or replace temp table walked_stays as
with beginnings as (
    select
        n,
        step,
        appeared as level_no,
        'arrived' as entered_by,
        false as is_sent
    from walk
    where appeared > 0
    union all
    select
        walk.n,
        walk.step,
        walk.entered as level_no,
        walk.entered_by,
        facts.event = 'escalated' as is_sent
    from walk
    inner join walked_facts as facts on walk.n = facts.n and walk.step = facts.step
    where walk.entered > 0
),

begun as (
    select
        *,
        row_number() over (partition by n, level_no order by step) as visit
    from beginnings
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

spoke_steps as (
    select
        n,
        step,
        spoke as level_no
    from walk
    where spoke > 0
),

spoken as (
    select
        begun.n,
        begun.level_no,
        begun.visit,
        steps.step
    from spoke_steps as steps
    asof join begun
        on
            steps.n = begun.n
            and steps.level_no = begun.level_no
            and steps.step >= begun.step
),

sent_steps as (
    select
        n,
        step,
        sent as level_no
    from walk
    where sent > 0
),

sent as (
    select
        begun.n,
        begun.level_no,
        begun.visit,
        steps.step
    from sent_steps as steps
    asof join begun
        on
            steps.n = begun.n
            and steps.level_no = begun.level_no
            and steps.step >= begun.step
),

undid_steps as (
    select
        n,
        step,
        undid as level_no
    from walk
    where undid > 0
),

undone as (
    select
        resolutions.n,
        resolutions.level_no,
        resolutions.visit,
        steps.step
    from undid_steps as steps
    asof join resolutions
        on
            steps.n = resolutions.n
            and steps.level_no = resolutions.level_no
            and steps.step >= resolutions.step
),

final as (
    select
        begun.n,
        begun.level_no,
        begun.visit,
        begun.step,
        begun.entered_by,
        begun.is_sent,
        ended.step as ended_step,
        spoken.step as spoken_step,
        case when begun.is_sent then begun.step else sent.step end as sent_step,
        undone.step as undone_step
    from begun
    left join ended on begun.n = ended.n and begun.level_no = ended.level_no and begun.visit = ended.visit
    left join spoken on begun.n = spoken.n and begun.level_no = spoken.level_no and begun.visit = spoken.visit
    left join sent on begun.n = sent.n and begun.level_no = sent.level_no and begun.visit = sent.visit
    left join undone on begun.n = undone.n and begun.level_no = undone.level_no and begun.visit = undone.visit
)

select * from final
