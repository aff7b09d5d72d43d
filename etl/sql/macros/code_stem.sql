-- the digits of a code that all its descendants begin with
create or replace temp macro code_stem(code) as
left(code, [12, 9, 6, 4, 2][level_number(region_level(code))])
