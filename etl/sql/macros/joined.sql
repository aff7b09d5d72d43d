-- a set of levels with one more (unchanged for level 0)
create or replace temp macro joined(levels, number) as
case when number > 0 then levels | (1 << number) else levels end
