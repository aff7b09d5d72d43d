-- one row per closure (frame closures) drawn for review; `drawn` is worked out: who was drawn, in which order, from a
-- stratum of how many
select
    closures.*,
    drawn.position,
    drawn.stratum_size
from closures
inner join drawn
    on closures.issue = drawn.issue
