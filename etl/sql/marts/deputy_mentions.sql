-- grain: one row per name in a list of deputies: who received, co-signed, checked a project, collected an issue, with the
-- deputy that is, and place and day of what the list belongs to. An issue of several rows takes the first list of any
create table deputy_mentions as
with first_lists as (
    select
        issue,
        _submission,
        _sheet,
        _row
    from issue_members
    where not is_double and deputy is not null
    qualify row_number() over (partition by issue order by depth, recency, _sheet, _row) = 1
),

listed as (
    select
        names.*,
        coalesce(first_lists.issue, names._key) as record
    from listed_names as names
    left join first_lists
        on
            names.ledger = 'issue'
            and names._submission = first_lists._submission
            and names._sheet is not distinct from first_lists._sheet
            and names._row = first_lists._row
),

records as (
    select
        'reception' as ledger,
        receptions.reception as record,
        coalesce(receptions.campaign, stations.name) as title,
        receptions.region,
        receptions.county,
        receptions.town,
        receptions.village,
        receptions.day,
        receptions.ym,
        receptions.is_day_known
    from receptions
    left join stations on receptions.station = stations.station
    union all
    select
        'suggestion' as ledger,
        suggestion as record,
        title,
        region,
        county,
        town,
        village,
        submitted_day as day,
        ym,
        is_submitted_day_known as is_day_known
    from suggestions
    union all
    select
        'project_check' as ledger,
        check_key as record,
        project_name as title,
        region,
        county,
        town,
        village,
        day,
        ym,
        is_day_known
    from project_checks
    union all
    select
        'issue' as ledger,
        issue as record,
        title,
        region,
        county,
        town,
        village,
        collected_day as day,
        collected_ym as ym,
        is_day_known
    from issues
),

final as (
    select
        listed.ledger,
        listed.record,
        listed.position,
        listed.written as name,
        listed.is_repeated,
        deputies.deputy,
        in_term(
            records.day, records.ym, records.is_day_known, deputies.term_from_day, deputies.term_to_day
        ) and deputies.deputy is not null as is_in_term,
        records.title,
        records.region,
        records.county,
        records.town,
        records.village,
        records.day,
        records.ym,
        records.is_day_known,
        parts.submission,
        parts.file,
        listed._sheet as sheet,
        listed._row as row
    from listed
    inner join parts on listed._submission = parts.submission
    inner join named_deputies as named
        on
            listed._submission = named.submission
            and listed.written = named.written
            and listed.written_group = named.written_group
            and listed.written_region = named.written_region
            and listed.written_station = named.written_station
            and listed.beside = named.beside
    inner join records on listed.ledger = records.ledger and listed.record = records.record
    left join deputies on named.deputy = deputies.deputy
)

select * from final
order by region, day, ledger, record, position
