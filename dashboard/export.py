"""Figures and rows as JSON and CSV, the same numbers in every medium."""

import csv
import io
from collections.abc import Iterable, Sequence

import orjson

from dashboard import formats
from dashboard.dimensions import DIMENSIONS
from dashboard.measure import Measured, Number, Row
from dashboard.metrics.definition import Counts, Metric, Text
from dashboard.metrics.sources import fields_of, policies_of
from dashboard.regions import short
from dashboard.rows import Cell, Listing
from dashboard.scope import Scope
from dashboard.translation import say
from dashboard.watermark import watermark

BOM = "\ufeff"
"""What a CSV file begins with, so that Excel reads it as UTF-8."""

LABEL = Text("名称", "Name")
CARRIED = Text("下载人与时间", "Downloaded by, at")
_VALUES = {
    "value": Text("数值", "Value"),
    "numerator": Text("分子", "Numerator"),
    "denominator": Text("分母", "Denominator"),
    "low": Text("下限(95%)", "Low (95 %)"),
    "high": Text("上限(95%)", "High (95 %)"),
    "p25": Text("25%分位", "25 % quantile"),
    "p75": Text("75%分位", "75 % quantile"),
    "p90": Text("90%分位", "90 % quantile"),
    "unknown": Text("日期不详", "Unknown"),
}
_PLACES = 4  # shares, 0-1
_DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a spreadsheet may take a cell for a formula by; in Chinese editions the full-width signs too."""


def scope_json(scope: Scope) -> dict[str, object]:
    """The scope as the command line's contract prints it."""
    told: dict[str, object] = {
        "region": short(scope.region),
        "from": scope.start.isoformat(),
        "to": scope.end.isoformat(),
        "as_of": scope.as_of.isoformat(),
    }
    return told | ({"where": dict(scope.where)} if scope.where else {})


def measured_json(measured: Measured) -> dict[str, object]:
    """A figure in the shape of the command line's contract; shares with four decimals, unknown null.

    A row that withholds values names them: they are null without being unknown.
    """
    return {
        "metric": measured.metric.id,
        "unit": measured.metric.unit,
        "kind": measured.metric.kind,
        "scope": scope_json(measured.scope),
        "by": list(measured.by),
        "snapshot": measured.snapshot,
        "rows": [_row_json(row) for row in measured.rows],
    }


def metric_json(metric: Metric) -> dict[str, object]:
    """A definition: id, names, kind, unit, words, good direction, dimensions, counts."""
    return {
        "id": metric.id,
        "zh": metric.name.zh,
        "en": metric.name.en,
        "kind": metric.kind,
        "unit": metric.unit,
        "good": metric.good,
        "definition": {"zh": metric.meaning.zh, "en": metric.meaning.en},
        "formula": {"zh": metric.formula.zh, "en": metric.formula.en},
        "limits": {"zh": metric.limits.zh, "en": metric.limits.en},
        "ledgers": list(metric.ledgers),
        "dimensions": list(metric.dimensions),
        "counts": [
            {"name": count.name, "zh": count.text.zh, "en": count.text.en}
            for part in metric.parts
            for count in part.counts
        ],
        "fields": [f"{ledger}.{field}" for ledger, field in fields_of(metric)],
        "policy": list(policies_of(metric)),
    }


def listing_json(metric_id: str, scope: Scope, snapshot: str, listing: Listing) -> dict[str, object]:
    """The rows behind a figure; every row by its columns' keys."""
    keys = [column.key for column in listing.columns]
    return {
        "metric": metric_id,
        "scope": scope_json(scope),
        "snapshot": snapshot,
        "columns": [
            {"key": column.key, "zh": column.name.zh, "en": column.name.en} for column in listing.columns
        ],
        "total": listing.total,
        "rows": [dict(zip(keys, row, strict=True)) for row in listing.rows],
    }


def value_names(metric: Metric) -> dict[str, Text]:
    """What each of a figure's values is called, by its name."""
    shape = metric.shape
    names = dict(_VALUES) | {count.name: count.text for part in metric.parts for count in part.counts}
    if isinstance(shape, Counts):
        names |= {gap.name: gap.text for gap in shape.differences}
        names |= {ratio.name: ratio.text for ratio in shape.ratios}
        for share in shape.shares:
            low = Text(f"{share.text.zh}下限", f"{share.text.en}, low")
            high = Text(f"{share.text.zh}上限", f"{share.text.en}, high")
            names |= {share.name: share.text, f"{share.name}_low": low, f"{share.name}_high": high}
    return names


def json_text(document: object) -> str:
    """One JSON document, indented."""
    return orjson.dumps(document, option=orjson.OPT_INDENT_2).decode()


def measured_csv(measured: Measured, is_for_people: bool = False) -> str:
    """A figure as CSV; its header holds keys, or names as they are spoken (`is_for_people`).

    A cell that is withheld says so: it isn't unknown.
    """
    names = list(measured.rows[0].values) if measured.rows else []
    titles = _titles(measured, names) if is_for_people else [*measured.by, "label", *names]
    return table_csv(
        titles,
        (
            [
                *row.keys.values(),
                row.label,
                *(
                    formats.withheld() if name in row.withheld else _number(row.values[name])
                    for name in names
                ),
            ]
            for row in measured.rows
        ),
    )


def listing_csv(listing: Listing, is_for_people: bool = False) -> str:
    """Rows as CSV; the header holds the columns' keys, or names as they are spoken (`is_for_people`)."""
    titles = [say(column.name) if is_for_people else column.key for column in listing.columns]
    return table_csv(titles, listing.rows)


def table_csv(titles: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A table as CSV: every cell guarded, and where a watermark is asked for it is the last column.

    In each row, since rows are copied out of a file; not in a line of its own, which would be taken for data.
    """
    mark = watermark()
    more = [mark] if mark else []
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(title) for title in (*titles, *([say(CARRIED)] if mark else []))])
    writer.writerows([guarded(cell) for cell in (*row, *more)] for row in rows)
    return text.getvalue()


def guarded(cell: Cell) -> Cell:
    """A cell no spreadsheet takes for a formula: one that begins like it gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell


def _row_json(row: Row) -> dict[str, object]:
    numbers = {name: _number(value) for name, value in row.values.items()}
    known = {**row.keys, "label": row.label, **numbers}
    return known | ({"withheld": sorted(row.withheld)} if row.withheld else {})


def _number(value: Number) -> Number:
    return round(value, _PLACES) if isinstance(value, float) else value


def _titles(measured: Measured, names: Sequence[str]) -> list[str]:
    known = value_names(measured.metric)
    dimensions = [say(DIMENSIONS[name].text) for name in measured.by]
    return [*dimensions, say(LABEL), *(say(known[name]) if name in known else name for name in names)]
