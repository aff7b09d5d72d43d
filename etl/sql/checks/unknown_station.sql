-- stations taken in provisionally: names that no register has, once each, with the first part that writes it
select
    places.submission,
    'warning' as severity,
    'unknown_station' as rule,
    places.sheet,
    places.first_row as row,
    'station' as field,
    places.written_station as found,
    '站点“' || places.written_station || '”不在站点台账里（或有不止一个同名），先按临时站点收下（共 '
    || sum(places.row_count) over (partition by places.station) || ' 行）：请核对名称，或在站点台账里补上' as message,
    'Station ' || places.written_station || ' is in no register (or several bear the name) and is taken in provisionally ('
    || sum(places.row_count) over (partition by places.station) || ' rows): check the name or add it' as message_en
from places
inner join parts on places.submission = parts.submission
where places.is_station_provisional
qualify row_number() over (partition by places.station order by parts.recency, places.first_row) = 1
