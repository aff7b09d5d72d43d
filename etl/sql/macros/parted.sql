-- a set of levels without one
create or replace temp macro parted(levels, number) as
case when number > 0 then levels & ~(1 << number) else levels end
