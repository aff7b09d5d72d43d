-- grain: one row per ballot: the candidates of one place and year; places is null where its rows don't agree
create table ballots as
with counted as (
    select
        coalesce(town, region) as region,
        year,
        count(distinct coalesce(name_folded(name), project)) as candidates,
        count(distinct case when is_chosen then coalesce(name_folded(name), project) end) as chosen,
        count(distinct places) = 1 and count(places) = count(*) as is_places_known,
        min(places) as places,
        max(votes_cast) as votes_cast,
        sum(case when is_chosen then votes_for end) as votes_for_chosen,
        min(submission) as submission,
        min(file) as file,
        arg_min(sheet, row) as sheet,
        min(row) as row
    from projects
    where is_candidate
    group by all
),

known as (
    select
        *,
        case when is_places_known then places end as places_agreed
    from counted
),

final as (
    select
        known.region || '/' || known.year as ballot,
        known.region,
        ancestor(known.region, 'county') as county,
        ancestor(known.region, 'town') as town,
        ancestor(known.region, 'village') as village,
        known.year,
        (known.year * 100 + 1)::integer as ym,
        day_of(make_date(known.year, 1, 1)) as year_first_day,
        day_of(make_date(known.year, 12, 31)) as year_last_day,
        known.candidates::integer as candidates,
        known.places_agreed as places,
        known.chosen::integer as chosen,
        (known.candidates - known.places_agreed)::integer as surplus,
        known.votes_cast,
        known.votes_for_chosen::integer as votes_for_chosen,
        (known.candidates - known.places_agreed)
        / case when project_rules.base = 'places' then known.places_agreed else known.candidates end
        between project_rules.least and project_rules.most as is_in_band,
        known.submission,
        known.file,
        known.sheet,
        known.row
    from known
    cross join project_rules
)

select * from final
order by region, year
