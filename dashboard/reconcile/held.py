"""What the ledgers count for a claim: its metric, measured where and when the claim says."""

from collections.abc import Mapping
from contextlib import closing
from fractions import Fraction
from pathlib import Path
from shlex import quote

from dashboard.errors import (
    BadScope,
    NoWarehouse,
    UnknownDimension,
    UnknownField,
    UnknownMetric,
    UnknownRegion,
)
from dashboard.measure import Measured, Number, Row, measure
from dashboard.members import words
from dashboard.metrics.definition import Counts, Metric, Shape, Share, Text
from dashboard.reconcile import sentences
from dashboard.reconcile.claims import Claim, Report
from dashboard.reconcile.file import BadClaims, read_claims
from dashboard.reconcile.reconciliation import Held, Ledgers, Reconciliation, Unheld, judged
from dashboard.reconcile.tolerance import tolerance
from dashboard.regions import WIDTH, short
from dashboard.scope import Scope, day_number, scope_of
from dashboard.translation import speaking
from dashboard.warehouse import Warehouse

BESIDE = {"issue_event": "issue"}
"""A ledger that may stand for another: issues come as rows, as events, or as both."""

KEPT = {"region"}
"""Ledgers the product has a table of its own for: nobody need hand them in."""

REGISTERS = ("station", "deputy", "group", "group_member")
"""Ledgers of what there is: one handed in before a period still tells of it."""

HANDED_IN = """
select distinct ledger
from submissions
where is_in_force
    and (
        (rpad(unit, 12, '0') >= $lo and rpad(unit, 12, '0') < $hi)
        or rpad(unit, 12, '0') in ($province, $city, $county, $town)
    )
    and coalesce(first_day, $first) <= $last
    and (coalesce(last_day, $last) >= $first or $is_stock or ledger in (select unnest($registers)))
"""


def reconciled(path: Path, home: Path) -> Reconciliation:
    """The outcome of every claim of a claims file; BadClaims where the file is amiss.

    The warehouse in `home` is opened only if a claim is bound to a metric.
    """
    claims = read_claims(path)
    if not claims.needs_ledgers:
        return judged(claims, tolerance())
    with closing(Warehouse(home)) as warehouse:
        try:
            ledgers = ledgers_of(warehouse, path)
            return warehouse.steadily(lambda: judged(claims, tolerance(), ledgers, warehouse.snapshot))
        except NoWarehouse:
            return judged(claims, tolerance())


def ledgers_of(warehouse: Warehouse, path: Path) -> Ledgers:
    """Asks `warehouse` for each claim's figure; BadClaims where `path` names a field or breakdown amiss."""

    def held(claim: Claim, report: Report) -> Held | Unheld:
        try:
            return _held(warehouse, claim, report)
        except (UnknownField, UnknownDimension) as fault:
            raise BadClaims(f"{path}:{claim.id}:{fault.zh}", f"{path}: {claim.id}: {fault.en}") from fault

    return held


def _held(warehouse: Warehouse, claim: Claim, report: Report) -> Held | Unheld:
    region = claim.region or report.region
    start, end = claim.start or report.start, claim.end or report.end
    if claim.metric is None or region is None or start is None or end is None:
        return Unheld(sentences.NO_SCOPE)
    try:
        scope = scope_of(warehouse, region, start, end, claim.as_of or report.as_of)
        with speaking("zh"):
            measured = measure(warehouse, claim.metric, scope, tuple(claim.where))
    except (UnknownMetric, UnknownRegion, BadScope) as unknown:
        return Unheld(Text(unknown.zh, unknown.en))
    missing = _missing(warehouse, measured.metric, scope)
    if missing:
        names = words(warehouse, "ledger")
        return Unheld(sentences.not_handed_in(names.get(code, Text(code, code)) for code in missing))
    wanted = {dimension: member or None for dimension, member in claim.where.items()}
    row = next((row for row in measured.rows if row.keys == wanted), None)
    return _counted(claim, measured, row) if row else Unheld(sentences.no_member(claim.where))


def _counted(claim: Claim, measured: Measured, row: Row) -> Held | Unheld:
    shape = measured.metric.counted(claim.where).shape
    field = claim.field or (shape.primary if isinstance(shape, Counts) else "value")
    if field not in row.values:
        raise UnknownField(measured.metric.id, field, tuple(row.values))
    value = _exactly(row.values, field, shape)
    if value is None:
        return Unheld(sentences.no_data(measured.metric.name))
    members = Text(row.label, ", ".join(f"{name} {member}" for name, member in claim.where.items()))
    source = sentences.source(measured.metric, members, measured.scope.start, measured.scope.end)
    return Held(value, source, rows_command(claim, measured, field))


def _exactly(values: Mapping[str, Number], field: str, shape: Shape) -> Fraction | None:
    """The value as an exact fraction: a share by its counts, since its float isn't exact. None: no data."""
    value = values[field]
    pair = _pair(field, shape)
    if value is None or pair is None:
        return None if value is None else Fraction(str(value))
    part, whole = (values[name] for name in pair)
    return Fraction(str(part)) / Fraction(str(whole)) if part is not None and whole else None


def _pair(field: str, shape: Shape) -> tuple[str, str] | None:
    """Numerator and denominator of a field that is a share."""
    if isinstance(shape, Share) or (isinstance(shape, Counts) and shape.share):
        return ("numerator", "denominator") if field == "value" else _named_pair(field, shape)
    return _named_pair(field, shape)


def _named_pair(field: str, shape: Shape) -> tuple[str, str] | None:
    named = shape.shares if isinstance(shape, Counts) else ()
    return next(((share.numerator, share.denominator) for share in named if share.name == field), None)


def rows_command(claim: Claim, measured: Measured, field: str) -> str:
    """The command that lists the rows behind a claim's figure."""
    scope = measured.scope
    told = [
        f"python -m dashboard rows {measured.metric.id} --region {short(scope.region)}",
        f"--from {scope.start} --to {scope.end} --as-of {scope.as_of}",
        *(f"--where {quote(f'{dimension}={member}')}" for dimension, member in claim.where.items()),
    ]
    is_count = isinstance(measured.metric.counted(claim.where).shape, Counts)
    return " ".join([*told, f"--field {field}"] if is_count else told)


def _missing(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[str, ...]:
    """The ledgers the metric reads of which nothing was handed in for that region and time."""
    above: dict[str, object] = {
        level: scope.region[:width].ljust(12, "0") for level, width in WIDTH.items() if level != "village"
    }
    is_stock = metric.kind == "stock"
    span = {"first": day_number(scope.start), "last": day_number(scope.as_of if is_stock else scope.end)}
    found = warehouse.query(
        HANDED_IN,
        {"lo": scope.lo, "hi": scope.hi, "is_stock": is_stock, "registers": list(REGISTERS), **above, **span},
    )
    there = KEPT | {BESIDE.get(ledger, ledger) for (ledger,) in found}
    needed = dict.fromkeys(BESIDE.get(ledger, ledger) for ledger in metric.ledgers)
    return tuple(ledger for ledger in needed if ledger not in there)
