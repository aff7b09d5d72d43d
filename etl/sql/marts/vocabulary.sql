-- grain: one row per member of a vocabulary
create table vocabulary as
select
    vocabulary,
    code,
    zh,
    en,
    position::integer as position
from vocabulary_members
order by vocabulary, position
