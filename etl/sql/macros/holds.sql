-- whether a set of levels holds one (never level 0)
create or replace temp macro holds(levels, number) as
number > 0 and (levels >> number) & 1 = 1
