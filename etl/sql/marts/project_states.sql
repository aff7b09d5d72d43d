-- grain: one row per project and interval [valid_from_day, valid_to_day) in which its ledger says one thing of it.
-- What has no day of its own (progress, payment, cause) is known from the end of the period it was handed in for; a
-- plan is known from the first ledger that has it; what has begun or ended bears its own day, of the newest ledger.
create table project_states as
with handed_in as (
    select
        records.*,
        parts.submission,
        parts.file,
        located.region as place,
        coalesce(parts.last_day, 0) as stated_day,
        row_number() over (partition by records._key order by parts.recency, records._sheet, records._row) as ordinal
    from raw_project as records
    inner join parts on records._submission = parts.submission
    inner join places as located
        on
            records._submission = located.submission
            and coalesce(records.region, '') = located.written_region
            and located.written_station = ''
),

spans as (
    select
        *,
        case when ordinal = 1 then 0 else stated_day end as from_day,
        coalesce(lead(stated_day) over (partition by _key order by ordinal), 2147483647) as to_day,
        last_value(started) over everything as started_now,
        last_value(started_is_day) over everything as started_is_day_now,
        last_value(finished) over everything as finished_now,
        last_value(finished_is_day) over everything as finished_is_day_now
    from handed_in
    window everything as (partition by _key order by ordinal rows between unbounded preceding and unbounded following)
),

-- before the first period's end the plan is known, not how far it had come
cut as (
    select
        *,
        from_day as valid_from_day,
        least(stated_day, to_day) as valid_to_day,
        false as is_stated
    from spans
    where from_day < least(stated_day, to_day)
    union all
    select
        *,
        greatest(from_day, stated_day) as valid_from_day,
        to_day as valid_to_day,
        true as is_stated
    from spans
    where greatest(from_day, stated_day) < to_day
),

final as (
    select
        cut._key as project,
        cut.place as region,
        ancestor(cut.place, 'county') as county,
        ancestor(cut.place, 'town') as town,
        ancestor(cut.place, 'village') as village,
        cut.name,
        cut.kind,
        cut.department,
        cut."group" as group_name,
        cut.year::integer as year,
        (cut.year * 100 + 1)::integer as ym,
        day_of(make_date(cut.year, 1, 1)) as year_first_day,
        day_of(make_date(cut.year, 12, 31)) as year_last_day,
        coalesce(cut.candidate, cut.chosen is not null) as is_candidate,
        cut.chosen as is_chosen,
        coalesce(cut.chosen, not coalesce(cut.candidate, false)) as is_undertaken,
        cut.places::integer as places,
        cut.votes_for::integer as votes_for,
        cut.votes_cast::integer as votes_cast,
        day_of(cut.planned_start) as planned_start_day,
        day_of(cut.planned_finish) as planned_finish_day,
        day_of(cut.planned_finish) - project_rules.due_soon_days as warn_day,
        day_of(cut.started_now) as started_day,
        cut.started_is_day_now as is_started_day_known,
        day_of(cut.finished_now) as finished_day,
        cut.finished_is_day_now as is_finished_day_known,
        case
            when not cut.is_stated then null
            when cut.progress > 1 then round(cut.progress * 100)
            else round(cut.progress * 10000)
        end::integer as progress,
        cut.weight::integer as weight,
        cut.investment,
        case when cut.is_stated then cut.invested end as invested,
        case when cut.is_stated then cut.delay_cause end as cause,
        case when cut.is_stated then cut.delay_note end as delay_note,
        cut.safeguards,
        cut.valid_from_day::integer as valid_from_day,
        cut.valid_to_day::integer as valid_to_day,
        cut.submission,
        cut.file,
        cut._sheet as sheet,
        cut._row as row
    from cut
    cross join project_rules
)

select * from final
order by region, project, valid_from_day
