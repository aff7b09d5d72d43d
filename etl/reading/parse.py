"""The use case of the reading side: files as handed in become typed rows, findings and quarantine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import duckdb
import numpy as np

from etl.errors import Refused
from etl.finding import Finding
from etl.question import OpenQuestions, Question
from etl.reading.choosing import Answers
from etl.reading.gathering import Origins, Readings, ReadSheet, read_part
from etl.reading.lookup import Context
from etl.reading.outcome import PartOutcome, settle
from etl.reading.privacy import sql_macros
from etl.reading.quarantine import create_quarantine
from etl.reading.remarks import Remarks
from etl.reading.typed import create_macros, type_rows
from etl.submission import Handed

__all__ = ["Batch", "PartOutcome", "Progress", "parse"]

Progress = Callable[[int, int, str, int], None]
"""Told after each file: so many of how many, the last one's name, the rows read until now."""

NO_ANSWERS: Answers = MappingProxyType({})
_LISTED = 5
_DEALT_OUT = "pragma verify_parallelism"
"""Tables go to the threads of the engine by 2,048 rows, not by 122,880: most files are hardly one share."""


@dataclass(frozen=True)
class Batch:
    """All that was read in one go; the rows lie in the connection as tables.

    `sheets` and `origins` (by part) tell how each file was understood; `questions` wait for an answer, and
    nothing was read of the files they are about.
    """

    parts: tuple[PartOutcome, ...]
    ledgers: tuple[str, ...]
    findings: tuple[Finding, ...]
    sheets: tuple[ReadSheet, ...]
    origins: Mapping[int, Origins]
    questions: tuple[Question, ...]


def parse(
    connection: duckdb.DuckDBPyConnection,
    handed: Sequence[tuple[Handed, bytes]],
    key: bytes,
    today: date,
    progress: Progress | None = None,
    answers: Answers = NO_ANSWERS,
) -> Batch:
    """Read every file; leaves `typed_<ledger>` per ledger, and `batch_quarantine`, in the connection.

    `answers` are what senders said of their headings before. Raises Refused, with nothing to be undone but
    temporary tables, where a file can't be read at all, OpenQuestions where every file waits for an answer.
    """
    connection.execute(_DEALT_OUT)
    readings, questions = _read_all(connection, handed, progress, answers)
    _prepare(connection, readings)
    periods = {(sheet.part, sheet.name): sheet.period for sheet in readings.sheets if sheet.period}
    context = Context(periods, readings.orders, key)
    outcomes: list[PartOutcome] = []
    findings = list(readings.findings)
    for ledger, raw in readings.raws.items():
        raw.publish(connection)
        typed = type_rows(connection, raw, context)
        remarks = Remarks(ledger, readings)
        outcomes += settle(connection, typed, readings, remarks, today)
        findings += remarks.findings
    outcomes.sort(key=lambda outcome: outcome.part)
    findings.sort(key=lambda finding: (finding.part, finding.sheet or "", finding.row or 0))
    sheets = tuple(readings.sheets)
    return Batch(tuple(outcomes), tuple(readings.raws), tuple(findings), sheets, readings.origins, questions)


def _read_all(
    connection: duckdb.DuckDBPyConnection,
    handed: Sequence[tuple[Handed, bytes]],
    progress: Progress | None,
    answers: Answers,
) -> tuple[Readings, tuple[Question, ...]]:
    """Reads on past a refused file, so that one refusal names them all, and past one that must be asked."""
    readings = Readings()
    questions: list[Question] = []
    refusals: list[Refused] = []
    sheets = rows = 0
    for done, (one, content) in enumerate(handed, start=1):
        try:
            read_part(connection, one, content, readings, answers)
        except OpenQuestions as open_ones:
            questions += open_ones.questions
        except Refused as refusal:
            refusals.append(refusal.with_traceback(None))  # which would keep all that was read of the file
        if progress is not None:
            rows += sum(sheet.body.read for sheet in readings.sheets[sheets:])
            sheets = len(readings.sheets)
            progress(done, len(handed), one.name, rows)
    if len(refusals) > 1:
        others = "；".join(str(refusal) for refusal in refusals[1:_LISTED])
        more = "；等" if len(refusals) > _LISTED else ""
        raise type(refusals[0])(f"有 {len(refusals)} 个文件读不了：{refusals[0]}；{others}{more}")
    if refusals:
        raise refusals.pop()  # in no list of its own frame's, so that the frame goes with it
    if questions and not readings.sheets:
        raise OpenQuestions(questions)
    return readings, tuple(questions)


def _prepare(connection: duckdb.DuckDBPyConnection, readings: Readings) -> None:
    """Macros, the empty quarantine, and batch_units: who handed in each part, for which period."""
    create_macros(connection)
    for statement in sql_macros():
        connection.execute(statement)
    create_quarantine(connection)
    parts = sorted(readings.units)
    periods = [readings.periods[part] for part in parts]
    connection.register(
        "unit_columns",
        {
            "part": np.array(parts, dtype=np.int32),
            "unit": np.array([readings.units[part] for part in parts], dtype=object),
            "period": np.array([period.text for period in periods], dtype=object),
            "last": np.array([str(period.last or "") for period in periods], dtype=object),
        },
    )
    connection.execute(
        "create or replace temp table batch_units as select part, unit::varchar as unit, "
        "period::varchar as period, nullif(last::varchar, '')::date as last from unit_columns"
    )
    connection.unregister("unit_columns")
