-- grain: no rows; the columns of issue_records, of which filled_issues has those that some issue fills
create table issue_shape as
select * from prepared_issues
where false
