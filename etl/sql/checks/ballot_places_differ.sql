-- ballots whose candidates don't all state the same number of places: no surplus ratio can be taken
with stated as (
    select
        coalesce(town, region) as ballot_region,
        year,
        submission,
        sheet,
        row,
        places
    from projects
    where is_candidate
)

select
    min(submission) as submission,
    'error' as severity,
    'ballot_places_differ' as rule,
    min(sheet) as sheet,
    min(row) as row,
    'places' as field,
    string_agg(distinct coalesce(places::varchar, '空白'), '、' order by coalesce(places::varchar, '空白')) as found,
    year || '年票决的应选数各行不一致，算不出差额比例：同一次票决的每一行请填同一个应选数' as message,
    'The rows of the ballot of ' || year || ' state different numbers of places: give every row the same one'
        as message_en
from stated
group by ballot_region, year
having count(distinct places) != 1 or count(places) != count(*)
