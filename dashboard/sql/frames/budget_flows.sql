-- one row per budget line and month of the period, over by as_of, that was reported; money in fen, executed null where only
-- sums since January are known and the month before isn't
select
    line,
    region,
    county,
    town,
    village,
    unit,
    item,
    fund_class,
    year,
    ym,
    executed_fen as executed,
    cumulative_fen as cumulative,
    file,
    sheet,
    row
from budget_months
where
    region >= $lo
    and region < $hi
    and day >= $first
    and day <= $last
    and day <= $as_of
