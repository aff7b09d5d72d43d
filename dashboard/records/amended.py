"""What submissions changed of the ones they replaced: rows that came, went, or say something else now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard.records.handed_in import bounds
from dashboard.warehouse import Warehouse

Change = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Amended:
    """One row that came or went, or one field of a row that changed.

    `field` is the contract's name, `field_zh` and `field_en` what it is called; all None of a whole row.
    `before` and `after` are as read and masked, None where nothing stood and of personal fields.
    """

    unit_name: str
    ledger: str
    period: str
    change: Change
    key: str
    field: str | None
    field_zh: str | None
    field_en: str | None
    is_personal: bool
    before: str | None
    after: str | None
    sheet: str
    row: int | None


def counts(warehouse: Warehouse, region: str) -> Mapping[Change, int]:
    """How many rows the submissions in force of a region's units added, removed and changed."""
    return {change: count for change, count in warehouse.query(_COUNTS, bounds(region))}


def amended(warehouse: Warehouse, region: str, limit: int) -> tuple[Amended, ...]:
    """The latest `limit` of them, of the newest load first."""
    rows = warehouse.query(_AMENDED, {**bounds(region), "limit": limit})
    return tuple(Amended(*row) for row in rows)


_COUNTS = """
select c.change, count(distinct c.submission || '/' || c.key)
from changes as c
join submissions as s on s.submission = c.submission
where s.is_in_force and c.unit >= $lo and c.unit < $hi
group by c.change
order by c.change
"""

_AMENDED = """
select
    coalesce(r.name, c.unit), c.ledger, c.period, c.change, c.key, c.field, f.zh, f.en,
    coalesce(f.is_personal, false), c.before, c.after, coalesce(c.sheet, ''), c.row
from changes as c
join submissions as s on s.submission = c.submission
left join regions as r on r.region = c.unit
left join ledger_fields as f on f.ledger = c.ledger and f.field = c.field
where s.is_in_force and c.unit >= $lo and c.unit < $hi
order by s.loaded_at desc, c.submission, c.row, c.key, f.position
limit $limit
"""
