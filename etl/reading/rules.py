"""Runs what a contract demands of its rows over the typed rows of a whole batch, as SQL predicates."""

import re
from collections.abc import Sequence
from datetime import date

import duckdb

from etl.contract import Field, Rule
from etl.reading.lookup import Lookup
from etl.reading.privacy import quoted_text
from etl.reading.remarks import Remarks, RowPlace
from etl.reading.typed import TypedLedger
from etl.reading.wording import in_words, written

_PLACE = "_id, _part, _sheet, _row"
_WORD = re.compile(r"[a-z_]\w*")


def check_rows(
    connection: duckdb.DuckDBPyConnection, typed: TypedLedger, remarks: Remarks, today: date
) -> None:
    """Remarks on values of no type, missing fields, broken rules of the contract, and future dates."""
    untyped = _check_values(connection, typed, remarks)
    _check_required(connection, typed, remarks, untyped)
    for rule in _broken_rules(connection, typed):
        _check_rule(connection, typed, remarks, rule)
    _check_future(connection, typed, remarks, today)


def _check_values(
    connection: duckdb.DuckDBPyConnection, typed: TypedLedger, remarks: Remarks
) -> set[tuple[int, str]]:
    """Reports texts that are no value of their type; answers the (row, field) they stand in."""
    untyped: set[tuple[int, str]] = set()
    for name, lookup in typed.lookups.items():
        texts = list(lookup.problems) + [text for _, _, text in lookup.placed_problems]
        if not texts:
            continue
        rows = connection.execute(
            f'select {_PLACE}, "{name}" from {typed.raw.view} '
            f'where "{name}" in (select unnest($texts)) order by _id',
            {"texts": texts},
        )
        for *place, text in rows.fetchall():
            _report_value(lookup, RowPlace(*place), text, remarks, untyped)
    return untyped


def _report_value(
    lookup: Lookup, place: RowPlace, text: str, remarks: Remarks, untyped: set[tuple[int, str]]
) -> None:
    problem = lookup.placed_problems.get((place.part, place.sheet, text)) or lookup.problems.get(text)
    if problem is None:
        return
    found = quoted_text(text, lookup.field.type)
    remarks.add(
        place,
        "error",
        problem.rule,
        lookup.field.name,
        found,
        f"“{found}”{problem.zh}",
        f"{found} {problem.en}",
    )
    untyped.add((place.id, lookup.field.name))


def _check_required(
    connection: duckdb.DuckDBPyConnection,
    typed: TypedLedger,
    remarks: Remarks,
    untyped: set[tuple[int, str]],
) -> None:
    for wanted in typed.raw.contract.required:
        column = wanted.columns[0][0]
        rows = connection.execute(
            f'select {_PLACE} from {typed.stage} where "{column}" is null order by _id'
            if column in typed.present
            else f"select {_PLACE} from {typed.stage} order by _id"
        )
        for row in rows.fetchall():
            if (row[0], wanted.name) not in untyped:
                zh, en = f"缺少{wanted.zh}，请补填", f"{wanted.en} is missing: fill it in"
                remarks.add(RowPlace(*row), "error", "required", wanted.name, None, zh, en)


def _broken_rules(connection: duckdb.DuckDBPyConnection, typed: TypedLedger) -> list[Rule]:
    """The rules that any row breaks, found in one scan.

    As a filter a condition is given up at its first part that doesn't hold, in an aggregate it is worked out.
    """
    rules = typed.raw.contract.rules
    if not rules:
        return []
    broken = ", ".join(f"bool_or({rule.when})" for rule in rules)
    any_broken = " or ".join(f"({rule.when})" for rule in rules)
    rows = f"(from {_with_absent(typed, rules)} where {any_broken})"
    found = connection.execute(f"select {broken} from {rows}").fetchone()
    return [rule for rule, is_broken in zip(rules, found or (), strict=True) if is_broken]


def _check_rule(
    connection: duckdb.DuckDBPyConnection, typed: TypedLedger, remarks: Remarks, rule: Rule
) -> None:
    contract = typed.raw.contract
    quoted = tuple(dict.fromkeys((rule.field, *rule.quoted)))
    chosen = ", ".join(written(contract.by_name[name]) for name in quoted)
    rows = connection.execute(
        f"select {_PLACE}, {chosen} from {_with_absent(typed, [rule])} where {rule.when} order by _id"
    )
    for *place, texts in ((*row[:4], row[4:]) for row in rows.fetchall()):
        named = [
            in_words(contract.by_name[name], text or "") for name, text in zip(quoted, texts, strict=True)
        ]
        in_zh = dict(zip(quoted, (zh for zh, _ in named), strict=True))
        in_en = dict(zip(quoted, (en for _, en in named), strict=True))
        zh, en = rule.zh.format_map(in_zh), rule.en.format_map(in_en)
        found = in_zh[rule.field] or None
        remarks.add(RowPlace(*place), rule.severity, rule.id, rule.field, found, zh, en)


def _with_absent(typed: TypedLedger, rules: Sequence[Rule]) -> str:
    """The stage and, as nulls, the columns the rules name that no sheet gives."""
    named = {
        word for rule in rules for word in _WORD.findall(" ".join((rule.when, rule.field, *rule.quoted)))
    }
    absent = [
        f'null::{sql_type} as "{column}"'
        for field in typed.raw.contract.fields
        for column, sql_type in field.columns
        if field.name in named and column not in typed.present
    ]
    return f"(select {', '.join(['*', *absent])} from {typed.stage})"


def _check_future(
    connection: duckdb.DuckDBPyConnection, typed: TypedLedger, remarks: Remarks, today: date
) -> None:
    """Dates of what has happened that lie after today, or after the end of the period handed in: warnings."""
    for name in typed.raw.fields:
        field = typed.raw.contract.by_name[name]
        if field.type != "date" or not field.past:
            continue
        rows = connection.execute(
            f'select {_PLACE}, "{name}"::varchar, "{name}" > $today, u.last '
            f"from {typed.stage} join batch_units as u on u.part = _part "
            f'where "{name}" > least($today, coalesce(u.last, $today)) and "{name}_is_day" order by _id',
            {"today": today},
        )
        for *place, found, is_future, last in rows.fetchall():
            _report_future(field, RowPlace(*place), found, None if is_future else last, remarks)


def _report_future(field: Field, place: RowPlace, found: str, last: date | None, remarks: Remarks) -> None:
    if last is None:
        zh, en = f"{field.zh} {found} 在今天之后，请核对", f"{field.en} on {found} is in the future: check it"
        remarks.add(place, "warning", f"{field.name}_in_future", field.name, found, zh, en)
    else:
        zh = f"{field.zh} {found} 在报送期间（到 {last} 为止）之后，请核对"
        en = f"{field.en} on {found} is after the period ({last}): check it"
        remarks.add(place, "warning", f"{field.name}_after_period", field.name, found, zh, en)
