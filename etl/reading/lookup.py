"""Each distinct text of a field typed once: text -> value or problem, as a table to join back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import field as slot
from typing import Any

import duckdb
import numpy as np

from etl.contract import Field
from etl.period import Period
from etl.reading.limits import reading_policy
from etl.reading.privacy import keyed_hash, masked_names, masked_text
from etl.reading.raw import RawLedger
from etl.reading.values import dates, months, numbers, periods, words
from etl.reading.values.dates import Day, FirstOrTenth, Uncertain, WithoutYear, YearLast
from etl.reading.values.digits import normal
from etl.reading.values.problem import BadValue
from etl.vocabulary import vocabulary

Place = tuple[int, str | None]
Value = tuple[str | None, bool | str | None]
_TYPED = frozenset(
    (
        "date", "period", "month", "integer", "count", "number", "money", "share", "yes_no",
        "word", "code", "region", "name", "phone",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Context:
    """What a text's meaning may hang on besides itself: the sheet's period, the order of day and month."""

    periods: dict[Place, Period]
    orders: dict[Place, str]
    key: bytes


@dataclass
class Lookup:
    """What a field's texts mean; `placed` where the meaning hangs on part and sheet."""

    field: Field
    values: dict[str, Value] = slot(default_factory=dict)
    placed: dict[tuple[int, str | None, str], Value] = slot(default_factory=dict)
    problems: dict[str, BadValue] = slot(default_factory=dict)
    placed_problems: dict[tuple[int, str | None, str], BadValue] = slot(default_factory=dict)


def is_looked_up(wanted: Field) -> bool:
    """Whether the field's texts become values of another type, so that a lookup is needed."""
    return wanted.type in _TYPED


def look_up(connection: duckdb.DuckDBPyConnection, raw: RawLedger, wanted: Field, context: Context) -> Lookup:
    """Types every distinct text of the field in the raw rows."""
    found = Lookup(wanted)
    uncertain: dict[str, Uncertain] = {}
    reader = _reader(wanted, context.key)
    for text in raw.texts(connection, wanted.name):
        try:
            value = reader(text)
        except BadValue as problem:
            found.problems[text] = problem
            continue
        if isinstance(value, Uncertain):
            uncertain[text] = value
        else:
            found.values[text] = value
    if uncertain:
        _place(connection, raw.view, found, uncertain, context)
    return found


def _place(
    connection: duckdb.DuckDBPyConnection,
    view: str,
    found: Lookup,
    uncertain: dict[str, Uncertain],
    context: Context,
) -> None:
    """Settles the texts that need the period or the proof of their column, sheet by sheet."""
    name = found.field.name
    rows = connection.execute(
        f'select distinct _part, _sheet, "{name}" from {view} where "{name}" in (select unnest($texts))',
        {"texts": list(uncertain)},
    ).fetchall()
    proven = _proven_orders(rows, uncertain)
    textual = _with_tenth_months(connection, view, name)
    for part, sheet, text in rows:
        value = uncertain[text]
        try:
            if isinstance(value, WithoutYear):
                day = _with_year(value, context.periods.get((part, sheet)))
            elif isinstance(value, FirstOrTenth):
                day = _first_month(value, (part, sheet) in textual)
            else:
                day = _in_order(value, context.orders.get((part, sheet)), proven.get((part, sheet), set()))
            found.placed[part, sheet, text] = (day.day.isoformat(), day.is_day)
        except BadValue as problem:
            found.placed_problems[part, sheet, text] = problem


def _proven_orders(
    rows: Iterable[tuple[int, str | None, str]], uncertain: dict[str, Uncertain]
) -> dict[Place, set[str]]:
    proven: dict[Place, set[str]] = {}
    for part, sheet, text in rows:
        value = uncertain[text]
        if isinstance(value, YearLast) and value.proves:
            proven.setdefault((part, sheet), set()).add(value.proves)
    return proven


def _with_tenth_months(connection: duckdb.DuckDBPyConnection, view: str, name: str) -> set[Place]:
    """The sheets where a 2021.10 stands in the column, which is thus text and not number."""
    rows = connection.execute(f"""select distinct _part, _sheet from {view} where "{name}" like '____.10'""")
    return {(part, sheet) for part, sheet in rows.fetchall()}


def _first_month(value: FirstOrTenth, is_text: bool) -> Day:
    if is_text:
        return value.january()
    raise BadValue(
        "month_unknown",
        "可能是 1 月，也可能是被当成数字的 10 月，请写成 2021-01 或 2021-10 这样",
        "may be January, or October taken for a number: write 2021-01 or 2021-10",
    )


def _with_year(value: WithoutYear, period: Period | None) -> Day:
    year = period.year_of(value.month, value.day or 1) if period else None
    if year is None:
        raise BadValue(
            "year_unknown",
            "没有年份，从报送期间也推不出是哪一年，请补上年份",
            "has no year, and the period doesn't tell it: add the year",
        )
    return value.in_year(year)


def _in_order(value: YearLast, declared: str | None, proven: set[str]) -> Day:
    if declared in ("dmy", "mdy"):
        return value.ordered(declared)
    if len(proven) == 1:
        return value.ordered(next(iter(proven)))
    raise BadValue(
        "order_unknown",
        "分不清哪个是日、哪个是月，请写成 2021-06-05 这样，或在映射文件的 [dates] 里写明 order",
        "could be day first or month first: write 2021-06-05, or say `order` under [dates] in a mapping",
    )


def _reader(wanted: Field, key: bytes) -> Callable[[str], Value | Uncertain]:
    """The pure function that types one text of the field."""
    blank = _blank_words(wanted)
    longest = max(map(len, blank))
    typed = _typed_reader(wanted, key)

    def read(text: str) -> Value | Uncertain:
        trimmed = text.strip()
        if len(trimmed) <= longest:
            if wanted.none_is_zero and normal(trimmed) in numbers.ZERO_WORDS:
                return ("0", None)
            if not trimmed or normal(trimmed).casefold() in blank:
                return (None, None)
        return typed(trimmed)

    return read


def _blank_words(wanted: Field) -> frozenset[str]:
    policy = reading_policy().blank
    if wanted.type == "date":
        return policy.words | policy.dates
    return policy.words | policy.people if wanted.personal else policy.words


def _typed_reader(wanted: Field, key: bytes) -> Callable[[str], Value | Uncertain]:
    if wanted.vocabulary is not None:
        listed = vocabulary(wanted.vocabulary)
        return lambda text: (masked_text(words.word(text, listed)), None)
    if wanted.type == "name":
        return lambda text: (keyed_hash(text, key), masked_names(text))
    if wanted.type == "phone":
        return lambda text: (keyed_hash(text, key), "*" * 11)
    if wanted.type == "date":
        return _read_date
    if wanted.type == "period":
        return _read_period
    readers: dict[str, Callable[[str], object]] = {
        "month": months.month,
        "integer": numbers.integer,
        "count": numbers.count,
        "number": numbers.decimal,
        "money": numbers.money,
        "share": numbers.share,
        "yes_no": lambda text: words.yes_no(text, wanted.yes, wanted.no),
        "code": words.region_code,
        "region": lambda text: masked_text(words.region(text)),
    }
    reader = readers[wanted.type]
    return lambda text: (str(reader(text)), None)


def _read_date(text: str) -> Value | Uncertain:
    found = dates.read_date(text)
    return (found.day.isoformat(), found.is_day) if isinstance(found, Day) else found


def _read_period(text: str) -> Value:
    first, last = periods.period_read(text)
    return first.isoformat(), last.isoformat()


def store(connection: duckdb.DuckDBPyConnection, found: Lookup, table: str) -> None:
    """Creates the tables text, value, second, and `…_placed`.

    second: is_day of a date, last day of a period, mask of a personal field.
    """
    types = tuple(sql_type for _, sql_type in found.field.columns)
    _store(connection, table, types, list(found.values), list(found.values.values()), {})
    if found.placed:
        keys = list(found.placed)
        places = {
            "part": np.array([part for part, _, _ in keys], dtype=np.int32),
            "sheet": np.array([sheet or "" for _, sheet, _ in keys], dtype=object),
        }
        texts = [text for _, _, text in keys]
        _store(connection, f"{table}_placed", types, texts, list(found.placed.values()), places)


def _store(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    types: tuple[str, ...],
    texts: list[str],
    values: list[Value],
    places: dict[str, np.ndarray[Any, np.dtype[Any]]],
) -> None:
    columns = {
        "text": np.array(texts, dtype=object),
        "value": np.array([value or "" for value, _ in values], dtype=object),
        "second": np.array(["" if second is None else str(second) for _, second in values], dtype=object),
        **places,
    }
    connection.register("lookup_columns", columns)
    kept = "".join(f", {name}" for name in places)
    connection.execute(
        f"create or replace temp table {table} as select text::varchar as text, "
        f"nullif(value::varchar, '')::{types[0]} as value, "
        f"nullif(second::varchar, '')::{types[-1]} as second{kept} from lookup_columns"
    )
    connection.unregister("lookup_columns")
