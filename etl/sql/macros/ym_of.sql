-- 202106 for a day of June 2021
create or replace temp macro ym_of(written) as
(year(written) * 100 + month(written))::integer
