"""Measured rows as a table: chosen columns under the names their definitions give them."""

from collections.abc import Iterable, Sequence
from typing import Literal

from dashboard import formats
from dashboard.charts import Role, Series, Table, Unit
from dashboard.measure import Measured, Number, Row
from dashboard.metrics.definition import Counts
from dashboard.policy import display_policy
from dashboard.translation import _, say

Shown = Unit | Literal["text"]

RATE: tuple[tuple[str, Unit], ...] = (("numerator", "count"), ("denominator", "count"), ("value", "share"))
"""The columns of a share: its counts, then itself."""


def tabulate(
    measured: Measured,
    first: str,
    columns: Sequence[tuple[str, Unit]],
    rows: Iterable[Row] | None = None,
    targets: Sequence[str | None] = (),
    total: Row | None = None,
    adds_up: bool = True,
) -> Table:
    """A row per measured row: its label, then the values named by `columns`; `total` stands last as 合计.

    Without a row there is no total either: a table of nothing is empty.
    """
    chosen = measured.rows if rows is None else tuple(rows)
    body = [(_labelled(row, measured), *(cell(row, name) for name, _unit in columns)) for row in chosen]
    if total is not None and body:
        body.append((formats.total(), *(cell(total, name) for name, _unit in columns)))
    return Table(
        columns=(first, *(_in_unit(header(measured, name), unit) for name, unit in columns)),
        rows=tuple(body),
        units=("text", *(unit for _name, unit in columns)),
        adds_up=adds_up,
        targets=(*targets, *([None] if total is not None and targets else [])) if body else (),
    )


def _in_unit(name: str, unit: Unit) -> str:
    """The heading naming the unit that the column is shown in, where that isn't the figure's."""
    if unit != "wan_yuan":
        return name
    return name.replace("(元)", "(万元)").replace("(yuan)", "(10,000 yuan)")


def _labelled(row: Row, measured: Measured) -> str:
    """The row's label; a cohort's share or median of too few cases says so."""
    cases = row.values.get("denominator")
    is_few = (
        measured.metric.kind == "cohort" and cases is not None and 0 < cases < display_policy().small_cases
    )
    label = row.label or _("全部")
    return _("{label}（样本少）").format(label=label) if is_few else label


def header(measured: Measured, name: str) -> str:
    """What a value is called: its count's name, or, for the figure itself, the metric's."""
    counted = measured.metric.counted(
        (*measured.by, *(dimension for dimension, _member in measured.scope.where))
    )
    texts = {count.name: count.text for part in counted.parts for count in part.counts}
    if isinstance(counted.shape, Counts):
        texts |= {share.name: share.text for share in counted.shape.shares}
        texts |= {ratio.name: ratio.text for ratio in counted.shape.ratios}
        texts |= {difference.name: difference.text for difference in counted.shape.differences}
    if name in ("numerator", "denominator"):
        made_of = counted.shape.share if isinstance(counted.shape, Counts) else counted.shape
        name = getattr(made_of, name, name)
    return say(texts[name]) if name in texts else _general(measured, name)


def _general(measured: Measured, name: str) -> str:
    names = {
        "p25": _("四分之一办结"),
        "p90": _("九成办结"),
        "denominator": _("件数"),
        "numerator": _("已办结"),
    }
    return names.get(name) or say(measured.metric.name)


def cell(row: Row, name: str) -> Number | str:
    """A value of a row as a table has it; of one that isn't told, that it isn't."""
    return formats.withheld() if name in row.withheld else row.values.get(name)


def whole(row: Row, name: str) -> int:
    """A count of a row as a whole number; 0 where the sum is unknown because nothing was written down."""
    return int(row.values.get(name) or 0)


def number(row: Row, name: str) -> Number:
    """A value of a row, None where it is unknown."""
    return row.values.get(name)


def fraction(row: Row) -> str:
    """'97/101': the counts behind a share."""
    return f"{formats.exact(whole(row, 'numerator'))}/{formats.exact(whole(row, 'denominator'))}"


def rates(name: str, rows: Sequence[Row], role: Role = "accent") -> Series:
    """The shares of the rows as one series, with their intervals and counts."""
    return Series(
        name=name,
        values=tuple(row.values["value"] for row in rows),
        role=role,
        low=tuple(row.values["low"] for row in rows),
        high=tuple(row.values["high"] for row in rows),
        parts=tuple((whole(row, "numerator"), whole(row, "denominator")) for row in rows),
    )
