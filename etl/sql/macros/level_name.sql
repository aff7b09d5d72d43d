-- the level's code; null for 0
create or replace temp macro level_name(number) as
(['village', 'town', 'county', 'city', 'province'])[number]
