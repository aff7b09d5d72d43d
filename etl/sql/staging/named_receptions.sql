-- one row per submission part and reception as its issue rows write it, with the reception it means: by its key, by its
-- id in the same unit's ledger, in a ledger of the unit's town or county, or by an id that one unit of the county has
create or replace temp table named_receptions as
with written as (
    select distinct
        issues._submission as submission,
        issues.reception as written,
        parts.unit
    from staged_issue as issues
    inner join parts on issues._submission = parts.submission
    where issues.reception is not null
),

candidates as (
    select
        receptions._key as reception,
        receptions.id,
        parts.unit
    from staged_reception as receptions
    inner join parts on receptions._submission = parts.submission
),

found as (
    select
        written.submission,
        written.written,
        candidates.reception,
        case
            when candidates.reception = full_key(written.written) then 0
            when candidates.unit = written.unit then 1
            when is_below(written.unit, candidates.unit) then 2
            else 3
        end as distance
    from written
    inner join candidates
        on
            written.written = candidates.id
            and left(written.unit, 6) = left(candidates.unit, 6)
    union all
    select
        written.submission,
        written.written,
        candidates.reception,
        0 as distance
    from written
    inner join candidates on full_key(written.written) = candidates.reception
),

nearest as (
    select * from found
    qualify distance = min(distance) over (partition by submission, written)
),

final as (
    select
        submission,
        written,
        min(reception) as reception
    from nearest
    group by submission, written
    having count(distinct reception) = 1
)

select * from final
