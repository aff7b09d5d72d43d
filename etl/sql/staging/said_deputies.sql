-- one row per submission part and name that its sender has said the deputy of, as that was by the time of its load
create or replace temp table said_deputies as
select
    submission,
    name_folded(written) as form,
    max(meant) as meant
from said_names
group by submission, name_folded(written)
