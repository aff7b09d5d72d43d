-- the highest level of a set below a level; 0 where there is none
create or replace temp macro highest_below(levels, number) as
case
    when number > 4 and holds(levels, 4) then 4
    when number > 3 and holds(levels, 3) then 3
    when number > 2 and holds(levels, 2) then 2
    when number > 1 and holds(levels, 1) then 1
    else 0
end
