"""Small counts of persons across places: what of a figure or of a list of rows a medium doesn't tell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from dashboard import formats
from dashboard.access.policy import Medium, access_policy
from dashboard.measure import Measured, Number, Row
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Counts, Share, Single, Variant
from dashboard.metrics.listings import LISTINGS
from dashboard.rows import Cell, Listing
from dashboard.translation import _

PLACES = frozenset({"region", "town", "village", "station"})
"""Breakdowns that set places beside each other."""

REGION = "region"
"""The column of a list of rows that says whose each is."""

Hidden = frozenset[tuple[int, str]]
"""Cells: the row's place in the figure and the value's name."""

Persons = Sequence[Mapping[str, Number]]
"""The known counts of persons of each row, by name."""


def told(measured: Measured, medium: Medium) -> Measured:
    """The figure as a medium tells it: what it withholds is None, and named by its row."""
    if medium not in access_policy().disclosure.media:
        return measured
    hidden = withheld(measured)
    if not hidden:
        return measured
    gone: dict[int, set[str]] = {}
    for at, name in hidden:
        gone.setdefault(at, set()).add(name)
    rows = tuple(_without(row, gone.get(at, set())) for at, row in enumerate(measured.rows))
    return replace(measured, rows=rows)


def told_rows(listing: Listing, medium: Medium) -> Listing:
    """The rows of several places as a medium tells them: what it withholds says so in its cell.

    Of a listing from its first row on: what comes out by subtraction isn't known of a block between.
    """
    policy, columns = access_policy().disclosure, listing.columns
    persons = {at for at, one in enumerate(columns) if one.key in _columns_of_persons(listing.frame)}
    place = next((at for at, one in enumerate(columns) if one.key == REGION), None)
    if medium not in policy.media or not policy.least or not persons or place is None:
        return listing
    if len({row[place] for row in listing.rows}) < 2:
        return listing
    found = [{str(at): _counted(row[at]) for at in persons if row[at] is not None} for row in listing.rows]
    hidden = _complemented([list(range(len(found)))], found, policy.least)
    rows = tuple(
        tuple(formats.withheld() if n in hidden and at in persons else cell for at, cell in enumerate(row))
        for n, row in enumerate(listing.rows)
    )
    return replace(listing, rows=rows)


def notice(figures: Iterable[Measured]) -> str:
    """That figures of these withhold something, in words; empty where none does."""
    if not any(row.withheld for measured in figures for row in measured.rows):
        return ""
    least = formats.exact(access_policy().disclosure.least)
    return _("不足{least}人的和能推算出它的，写“人数少，不列”").format(least=least)


def withheld(measured: Measured) -> Hidden:
    """The cells of a figure not to be told, by [disclosure] of data/policy/access.toml; often none.

    A row with a count of persons above 0 and below `least` loses its counts of persons and what is made of
    them. So that none comes out by subtraction from a total, further rows go with it: along every breakdown
    no line loses a single row, nor rows that hold fewer than `least` persons together.
    """
    policy = access_policy().disclosure
    persons = policy.persons.get(measured.metric.id, ())
    if not policy.least or not persons or not PLACES & set(measured.by):
        return frozenset()
    asked = [*measured.by, *(name for name, _member in measured.scope.where)]
    made = _made_of(measured.metric.counted(asked), frozenset(persons))
    found = [_persons(row, made) for row in measured.rows]
    rows = _complemented(list(_lines(measured)), found, policy.least)
    return frozenset((row, name) for row in rows for name in measured.rows[row].values if name in made)


def _without(row: Row, names: set[str]) -> Row:
    values = {name: None if name in names else value for name, value in row.values.items()}
    return replace(row, values=values, withheld=frozenset(names))


@cache
def _columns_of_persons(frame: str) -> frozenset[str]:
    """The columns of a frame's listing that hold what the policy's counts of persons are summed of."""
    summed = {
        f"chosen.{count.total}"
        for metric, names in access_policy().disclosure.persons.items()
        for part in METRICS[metric].parts
        for count in part.counts
        if part.frame == frame and count.name in names and count.total
    }
    listed = LISTINGS[frame].fields if frame in LISTINGS else ()
    return frozenset(field.key for field in listed if field.sql in summed)


def _counted(cell: Cell) -> Number:
    return cell if isinstance(cell, int | float) else None


def _made_of(counted: Variant, persons: frozenset[str]) -> Mapping[str, bool]:
    """Values that tell of the counts `persons` -> whether the value is such a count itself."""
    shape = counted.shape
    names = {count.name for part in counted.parts for count in part.counts}
    made = dict.fromkeys(persons & names, True)
    if isinstance(shape, Single):
        return made | ({"value": True} if shape.count in persons else {})
    if isinstance(shape, Counts):
        made |= dict.fromkeys(_derived(shape, persons), False)
    share = shape.share if isinstance(shape, Counts) else shape
    if isinstance(share, Share) and {share.numerator, share.denominator} & persons:
        made |= dict.fromkeys(("value", "low", "high"), False)
        made |= {"numerator": share.numerator in persons, "denominator": share.denominator in persons}
    return made


def _derived(shape: Counts, persons: frozenset[str]) -> Iterator[str]:
    """The names of a table figure's shares, ratios and differences made of such counts."""
    for named in shape.shares:
        if {named.numerator, named.denominator} & persons:
            yield from (named.name, f"{named.name}_low", f"{named.name}_high")
    yield from (ratio.name for ratio in shape.ratios if {ratio.numerator, ratio.denominator} & persons)
    yield from (gap.name for gap in shape.differences if {gap.minuend, gap.subtrahend} & persons)


def _persons(row: Row, made: Mapping[str, bool]) -> dict[str, Number]:
    return {name: value for name, value in row.values.items() if made.get(name) and value is not None}


def _complemented(lines: Sequence[Sequence[int]], found: Persons, least: int) -> set[int]:
    """The rows with a small count, and those that go with them."""
    hidden = {i for i, counts in enumerate(found) if any(0 < (n or 0) < least for n in counts.values())}
    while True:
        more = {one for line in lines if (one := _next(line, hidden, found, least)) is not None}
        if not more:
            return hidden
        hidden |= more


def _lines(measured: Measured) -> Iterator[list[int]]:
    """The rows that add up along one breakdown, the others held fast: what a total gives away."""
    for free in measured.by:
        fixed = [name for name in measured.by if name != free]

        def place(index: int, fixed: list[str] = fixed) -> tuple[str, ...]:
            return tuple(str(measured.rows[index].keys[name]) for name in fixed)

        for _key, line in groupby(sorted(range(len(measured.rows)), key=place), key=place):
            yield list(line)


def _next(line: Sequence[int], hidden: set[int], found: Persons, least: int) -> int | None:
    """The row of a line that must go too, the smallest; None where enough have gone or none is left."""
    gone = [row for row in line if row in hidden]
    left = [row for row in line if row not in hidden and found[row]]
    if not gone or not left:
        return None
    sums = {name: sum(found[row].get(name) or 0 for row in gone) for name in found[gone[0]]}
    if len(gone) > 1 and all(total == 0 or total >= least for total in sums.values()):
        return None
    return min(left, key=lambda row: (not any(found[row].values()), sum(n or 0 for n in found[row].values())))
