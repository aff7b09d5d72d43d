-- the level of a 12-digit code, from the digits that are not zero
create or replace temp macro region_level(code) as
case
    when right(code, 10) = '0000000000' then 'province'
    when right(code, 8) = '00000000' then 'city'
    when right(code, 6) = '000000' then 'county'
    when right(code, 3) = '000' then 'town'
    else 'village'
end
