-- grain: one row per issue; a column that no issue fills isn't stored
create view issue_records as
select * from issue_shape
union all by name
select * from filled_issues
