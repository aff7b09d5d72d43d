-- village 1 … province 5; 0 where no level is written
create or replace temp macro level_number(level) as
coalesce(list_position(['village', 'town', 'county', 'city', 'province'], level), 0)
