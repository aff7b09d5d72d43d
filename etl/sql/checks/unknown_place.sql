-- places named, not coded, that no or no single region near the unit bears: they count at the unit that handed them in
select
    places.submission,
    'warning' as severity,
    'unknown_place' as rule,
    places.sheet,
    places.first_row as row,
    'region' as field,
    places.written_region as found,
    '村(社区)“' || places.written_region || '”在本镇、本区县里找不到，或不止一个（共 ' || places.row_count
    || ' 行），先计在报送单位名下：请写全称或区划代码；总这样写的，用 etl map --alias 说明一次' as message,
    'No single place near this unit is named ' || places.written_region || ' (' || places.row_count
    || ' rows); they count at the unit that handed them in: write the full name or the code' as message_en
from places
where places.written_region != '' and places.named_region is null
qualify row_number() over (partition by places.submission, places.written_region order by places.first_row) = 1
