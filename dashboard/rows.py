"""The very rows behind a figure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.dimensions import is_to_come
from dashboard.errors import UnknownField
from dashboard.filters import check_filters
from dashboard.measure import resolved, scaled
from dashboard.members import words
from dashboard.metrics.definition import Count, Counts, Duration, Metric, Part, Share, Single, Text, Variant
from dashboard.metrics.listing import Field
from dashboard.metrics.listings import LISTINGS, WORDS
from dashboard.reckonings import frame_of
from dashboard.regions import region_name
from dashboard.registers import station_name
from dashboard.relation import Frame
from dashboard.scope import Scope, date_of
from dashboard.statement import Statement, selecting
from dashboard.translation import say
from dashboard.warehouse import Warehouse

Cell = str | int | float | bool | None
OPENS = ("issue", "project")
"""The columns whose value has a page of its own: what a row of a listing opens."""

COUNTS_IN = Text("计入分子", "Counts in the numerator")
YES, NO = Text("是", "yes"), Text("否", "no")


@dataclass(frozen=True)
class Column:
    """A column of a listing: its stable key, what it is called, and whether it holds records' keys."""

    key: str
    name: Text
    is_key: bool = False


@dataclass(frozen=True)
class Listing:
    """Rows of a frame ready to be shown, words as spoken, dates in ISO form; `total` counts them all."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    frame: str


@dataclass(frozen=True)
class _Asked:
    """Which rows of which part's frame, and which of them count (None: all do)."""

    part: Part
    when: str
    counts: str | None = None


def rows_behind(
    warehouse: Warehouse,
    metric_id: str,
    scope: Scope,
    field: str | None = None,
    limit: int | None = None,
    offset: int = 0,
    by: Sequence[str] = (),
) -> Listing:
    """As many rows as the figure counts, in the order of their regions; `limit` and `offset` page them.

    Of a share its denominator's rows, with `counts_in` saying which are the numerator's too; of a sum the
    rows that are summed. `field` chooses one count. `by` is the breakdown the figure was asked with: of some
    figures it decides what is counted (by level the stays, else the issues).
    UnknownMetric, UnknownDimension, UnknownField.
    """
    metric, counted = resolved(metric_id, scope, by)
    asked = _asked(metric, counted, field)
    fields = LISTINGS[asked.part.frame].fields
    columns = [Column(found.key, found.text, found.kind == "key") for found in fields]
    if asked.counts is not None:
        columns.append(Column("counts_in", COUNTS_IN))
    with warehouse.reading() as snapshot:
        check_filters(warehouse, metric, scope)
        frame = frame_of(snapshot, asked.part, scope)
        statement = _statement(metric, asked, frame, scope, limit, offset)
        total = selecting(metric, frame, scope, "select count(*) from chosen", asked.when)
        if statement is None or total is None or is_to_come(metric.kind, scope):
            return Listing(tuple(columns), (), 0, asked.part.frame)
        found = snapshot.query(statement.sql, statement.parameters)
        is_whole = limit is None and not offset
        number = len(found) if is_whole else int(snapshot.query(total.sql, total.parameters)[0][0])
        shown = tuple(_shown(warehouse, scope, fields, row) for row in found)
    return Listing(tuple(columns), shown, number, asked.part.frame)


def listed_counts(metric: Metric, counted: Variant) -> dict[str, Count]:
    """The counts whose rows can be asked for, by name."""
    return {count.name: count for part in counted.parts for count in part.counts}


def _asked(metric: Metric, counted: Variant, field: str | None) -> _Asked:
    """The frame and condition behind a figure, or behind one of its counts."""
    counts = listed_counts(metric, counted)
    if field is not None and field not in counts:
        raise UnknownField(metric.id, field, tuple(counts))
    shape = counted.shape
    share = shape.share if isinstance(shape, Counts) else shape
    # of a share of sums (satisfied votes of all) the rows are those that are summed
    if field is None and isinstance(share, Share) and counts[share.denominator].total is None:
        whole, part = counts[share.denominator], counts[share.numerator]
        return _Asked(_part(counted.parts, whole.name), whole.when, part.when)
    if isinstance(shape, Duration):
        first = counted.parts[0]
        return _Asked(first, f"({first.counts[0].when}) and ({shape.days}) is not null", shape.ended)
    name = field or (shape.count if isinstance(shape, Single) else "")
    if not name and isinstance(shape, Counts):
        name = shape.primary
    return _Asked(_part(counted.parts, name), counts[name].when)


def _part(parts: Sequence[Part], name: str) -> Part:
    return next(part for part in parts if any(count.name == name for count in part.counts))


def _statement(
    metric: Metric, asked: _Asked, frame: Frame, scope: Scope, limit: int | None, offset: int
) -> Statement | None:
    listed = LISTINGS[asked.part.frame]
    cells = [cell for field in listed.fields for cell in (field.sql, field.known)]
    flag = ["chosen.is_in_numerator"] if asked.counts is not None else []
    aliased = ", ".join(f"{cell} as cell_{at}" for at, cell in enumerate([*cells, *flag]))
    # the numerator's condition is the frame's: it must not meet the columns of the join
    counted = f"case when {asked.counts} then true else false end" if flag else "true"
    chosen = f"(select *, {counted} as is_in_numerator from chosen) as chosen"
    query = f"select {aliased} from {chosen} {listed.join} order by {listed.order}"
    if limit is not None:
        query += f" limit {int(limit)}"
    if offset:
        query += f" offset {int(offset)}"
    return selecting(metric, frame, scope, query, asked.when)


def _shown(
    warehouse: Warehouse, scope: Scope, fields: Sequence[Field], row: tuple[object, ...]
) -> tuple[Cell, ...]:
    """One row as it is read: each field's value with whether its day is known, then the numerator's flag."""
    cells: list[Cell] = []
    for at, field in enumerate(fields):
        value, known = row[2 * at], row[2 * at + 1]
        cells.append(None if value is None else _SHOWN[field.kind](warehouse, scope, field, value, known))
    if len(row) > 2 * len(fields):
        cells.append(_yes_no(bool(row[-1])))
    return tuple(cells)


def day_text(day: int, is_known: bool) -> str:
    """A day as an ISO date; only its month where the day itself isn't known."""
    text = date_of(day).isoformat()
    return text if is_known else text[:7]


def _yes_no(value: bool) -> str:
    return say(YES if value else NO)


def _number(value: object) -> Cell:
    return float(value) if isinstance(value, Decimal | float) else int(str(value))


def _word(warehouse: Warehouse, field: Field, code: str) -> str:
    known = WORDS.get(field.vocabulary) or words(warehouse, field.vocabulary)
    return say(known[code]) if code in known else code


def _words(warehouse: Warehouse, field: Field, codes: str) -> str:
    return "; ".join(_word(warehouse, field, code) for code in codes.split("|") if code)


_SHOWN: Mapping[str, Callable[[Warehouse, Scope, Field, object, object], Cell]] = {
    "text": lambda warehouse, scope, field, value, known: str(value),
    "key": lambda warehouse, scope, field, value, known: str(value),
    "number": lambda warehouse, scope, field, value, known: _number(value),
    "scaled": lambda warehouse, scope, field, value, known: scaled(int(str(value)), field.scale),
    "day": lambda warehouse, scope, field, value, known: day_text(int(str(value)), known is not False),
    "region": lambda warehouse, scope, field, value, known: region_name(warehouse, str(value)),
    "station": lambda warehouse, scope, field, value, known: station_name(warehouse, str(value)),
    "yes_no": lambda warehouse, scope, field, value, known: _yes_no(bool(value)),
    "word": lambda warehouse, scope, field, value, known: _word(warehouse, field, str(value)),
    "words": lambda warehouse, scope, field, value, known: _words(warehouse, field, str(value)),
}
