-- the 12-digit code of a region's ancestor (or of itself) at a level; null above its own level
create or replace temp macro ancestor(code, level) as
case
    when level_number(level) < level_number(region_level(code)) then null
    when level = 'village' then code
    when level = 'town' then left(code, 9) || '000'
    when level = 'county' then left(code, 6) || '000000'
    when level = 'city' then left(code, 4) || '00000000'
    when level = 'province' then left(code, 2) || '0000000000'
end
