-- days since 1970-01-01
create or replace temp macro day_of(written) as
(written - date '1970-01-01')::integer
