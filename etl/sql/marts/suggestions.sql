-- grain: one row per suggestion, as its newest ledger has it; where its row names no place, it is its deputy's. Its
-- clock runs from its dispatch, before that from its submission, in working days, until it is answered or done,
-- whichever is first; what may change afterwards (grade, rating) stands twice, as first told and as it stands, each
-- with the day from which it is known
create table suggestions as
with answered as (
    select
        _key as suggestion,
        least(replied, done) as day,
        case when replied is null or done < replied then done_is_day else replied_is_day end as is_day
    from staged_suggestion
),

formed_of as (
    select
        links.suggestion,
        min(links.lead) as lead,
        min(leads.source) as source
    from lead_links as links
    inner join staged_lead as leads on links.lead = leads._key
    group by links.suggestion
),

sole_groups as (
    select
        deputy,
        min(group_id) as group_id
    from group_members
    where deputy is not null
    group by deputy
    having count(distinct group_id) = 1
),

placed as (
    select
        records.*,
        parts.file,
        deputies.deputy as led_by,
        deputies.tier,
        sole_groups.group_id,
        coalesce(located.named_region, deputies.region, located.unit) as place,
        coalesce(records.level, region_level(located.unit)) as handled_at
    from staged_suggestion as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
    inner join named_deputies as named
        on
            records._submission = named.submission
            and records.deputy = named.written
            and named.written_group = ''
            and coalesce(records.region, '') = named.written_region
    left join deputies on named.deputy = deputies.deputy
    left join sole_groups on deputies.deputy = sole_groups.deputy
),

final as (
    select
        placed._key as suggestion,
        placed.place as region,
        ancestor(placed.place, 'county') as county,
        ancestor(placed.place, 'town') as town,
        ancestor(placed.place, 'village') as village,
        placed.handled_at as level,
        placed.title,
        placed.session,
        placed.led_by as deputy,
        placed.tier,
        placed.group_id,
        placed.co_signers,
        formed_of.lead,
        formed_of.source,
        placed.routing,
        placed.department,
        day_of(placed.submitted) as submitted_day,
        ym_of(placed.submitted) as ym,
        placed.submitted_is_day as is_submitted_day_known,
        day_of(placed.dispatched) as dispatched_day,
        placed.dispatched_is_day as is_dispatched_day_known,
        day_of(placed.accepted) as accepted_day,
        day_of(placed.face_to_face) as face_to_face_day,
        day_of(placed.replied) as replied_day,
        day_of(placed.done) as done_day,
        day_of(answered.day) as answered_day,
        answered.is_day as is_answered_day_known,
        answered_on.workday as answered_workday,
        day_of(placed.due) as due_day,
        coalesce(due_on.workday, submitted_on.workday + limits.days) as submitted_limit_workday,
        coalesce(due_on.workday, dispatched_on.workday + limits.days) as dispatched_limit_workday,
        told.first_grade,
        coalesce(day_of(answered.day), told.first_grade_day) as first_grade_day,
        placed.grade,
        case
            when coalesce(placed.grade, '') = coalesce(told.first_grade, '')
                then coalesce(day_of(answered.day), told.grade_day)
            else told.grade_day
        end as grade_day,
        told.first_satisfaction,
        coalesce(told.first_rated_day, told.first_view_day) as first_rated_day,
        placed.satisfaction,
        coalesce(day_of(placed.rated), told.view_day) as rated_day,
        coalesce(day_of(placed.follow_up_date), told.follow_up_day) as follow_up_day,
        placed.follow_up_grade,
        coalesce(placed.key, false) as is_key,
        told.key_day,
        placed._submission as submission,
        placed.file,
        placed._sheet as sheet,
        placed._row as row
    from placed
    inner join answered on placed._key = answered.suggestion
    inner join told_suggestions as told on placed._key = told.suggestion
    left join suggestion_limits as limits on placed.handled_at = limits.level
    left join formed_of on placed._key = formed_of.suggestion
    left join calendar as submitted_on
        on placed.submitted_is_day and day_of(placed.submitted) = submitted_on.day
    left join calendar as dispatched_on
        on placed.dispatched_is_day and day_of(placed.dispatched) = dispatched_on.day
    left join calendar as answered_on
        on answered.is_day and day_of(answered.day) = answered_on.day
    left join calendar as due_on
        on placed.due_is_day and day_of(placed.due) = due_on.day
)

select * from final
order by region, submitted_day, suggestion
