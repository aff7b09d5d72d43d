"""Regions: what the warehouse knows of them."""

from dataclasses import dataclass

from dashboard.codes import WIDTH, Level, level_of, range_of
from dashboard.errors import UnknownRegion
from dashboard.sight import asked_for, sight
from dashboard.warehouse import Warehouse

__all__ = [
    "BELOW",
    "WIDTH",
    "Level",
    "Region",
    "children",
    "find_region",
    "level_of",
    "of_level",
    "padded",
    "range_of",
    "region_name",
    "root",
    "short",
]

BELOW: dict[Level, Level | None] = {
    "province": "city",
    "city": "county",
    "county": "town",
    "town": "village",
    "village": None,
}


@dataclass(frozen=True)
class Region:
    """One region as the warehouse names it."""

    code: str
    name: str
    level: Level
    parent: str | None


def padded(text: str) -> str:
    """A 6, 9 or 12 digit code as 12 digits; UnknownRegion where it is none."""
    code = text.strip()
    if len(code) in (6, 9, 12) and code.isascii() and code.isdigit():
        return code.ljust(12, "0")
    raise UnknownRegion(text)


def short(code: str) -> str:
    """A 12-digit code as people write it: six digits down to a county, nine for a town, else twelve."""
    kept = {"town": 9, "village": 12}.get(level_of(code), 6)
    return code[:kept]


def find_region(warehouse: Warehouse, text: str) -> Region:
    """The region of a 6, 9 or 12 digit code; UnknownRegion where the warehouse has none."""
    code = padded(text)
    asked_for(code)
    found = warehouse.remembered(("region", code), lambda: _read(warehouse, code))
    if found is None:
        raise UnknownRegion(text)
    return found


def region_name(warehouse: Warehouse, code: str) -> str:
    """What a region is called, its code where the warehouse has no name for it."""
    found = warehouse.remembered(("region", code), lambda: _read(warehouse, code))
    return (found.name if found else None) or code


def children(warehouse: Warehouse, region: str) -> tuple[Region, ...]:
    """The regions one level below `region`, in the order of their codes."""
    below = BELOW[level_of(region)]
    if below is None:
        return ()
    return warehouse.remembered(("children", region), lambda: of_level(warehouse, region, below))


def of_level(warehouse: Warehouse, region: str, level: Level) -> tuple[Region, ...]:
    """All regions of a level inside `region` (itself included), in the order of their codes."""
    return warehouse.remembered(("of level", region, level), lambda: _inside(warehouse, region, level))


def root(warehouse: Warehouse) -> str:
    """The smallest region that holds every fact in sight, or the region in sight: where a page begins."""
    return sight() or warehouse.remembered("root", lambda: _root(warehouse))


def _read(warehouse: Warehouse, code: str) -> Region | None:
    rows = warehouse.query(
        "select region, name, level, parent from regions where region = $code", {"code": code}
    )
    return Region(*rows[0]) if rows else None


def _inside(warehouse: Warehouse, region: str, level: Level) -> tuple[Region, ...]:
    lo, hi = range_of(region)
    rows = warehouse.query(
        "select region, name, level, parent from regions"
        " where region >= $lo and region < $hi and level = $level order by region",
        {"lo": lo, "hi": hi, "level": level},
    )
    return tuple(Region(*row) for row in rows)


def _root(warehouse: Warehouse) -> str:
    """The common ancestor of the facts' lowest and highest code; of the regions' where there are none."""
    for tables in (("issues", "receptions", "stations"), ("regions",)):
        ends = [warehouse.query(f"select min(region), max(region) from {table}")[0] for table in tables]
        known = [code for pair in ends for code in pair if code is not None]
        if known:
            return _ancestor(min(known), max(known))
    raise UnknownRegion("")


def _ancestor(first: str, last: str) -> str:
    """The lowest region above, or equal to, both codes."""
    for width in sorted(WIDTH.values(), reverse=True):
        if first[:width] == last[:width]:
            return first[:width].ljust(12, "0")
    return first[:2].ljust(12, "0")
