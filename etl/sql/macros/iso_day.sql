-- a day (since 1970-01-01) as people read it: 2021-06-05
create or replace temp macro iso_day(day) as
strftime(date '1970-01-01' + day, '%Y-%m-%d')
