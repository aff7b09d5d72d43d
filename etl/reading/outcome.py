"""The typed rows of a ledger checked, the bad ones and second copies taken out, every row accounted for."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import duckdb

from etl.period import Period
from etl.reading.gathering import Readings, ReadSheet
from etl.reading.keys import settle_keys
from etl.reading.quarantine import quarantine_rows
from etl.reading.remarks import Remarks
from etl.reading.rules import check_rows
from etl.reading.totals import check_totals
from etl.reading.typed import TypedLedger

Days = dict[int, tuple[date | None, date | None]]


@dataclass(frozen=True)
class PartOutcome:
    """What became of one ledger's rows in one file part; a workbook of two ledgers has two outcomes.

    `read` counts the non-blank rows of the ledger's sheets and equals loaded + quarantined + skipped. Skipped
    are rows that are no data (titles, notes above the header, header rows also where they repeat, totals,
    footers) and second copies of identical rows. `first_day` and `last_day` are the period's, or for a
    running ledger (`all`) the first and last day, not after today, on which something happened, or None.
    """

    part: int
    ledger: str
    unit: str
    period: Period
    read: int
    loaded: int
    quarantined: int
    skipped: int
    first_day: date | None
    last_day: date | None


def settle(
    connection: duckdb.DuckDBPyConnection,
    typed: TypedLedger,
    readings: Readings,
    remarks: Remarks,
    today: date,
) -> list[PartOutcome]:
    """Checks a ledger's rows, leaves the good ones as typed_<ledger>, and answers the counts by part."""
    sheets = [sheet for sheet in readings.sheets if sheet.ledger == typed.raw.contract.ledger]
    check_totals(connection, typed, sheets, remarks)
    copies = settle_keys(connection, typed, remarks)
    check_rows(connection, typed, remarks, today)
    copied = _count_by_part(connection, typed.stage, copies)
    waiting = Counter(
        place.part for place in quarantine_rows(connection, typed.raw, remarks.bad_rows - copies)
    )
    gone = sorted(remarks.bad_rows | copies)
    if gone:
        connection.execute(f"delete from {typed.stage} where _id in (select unnest($gone))", {"gone": gone})
    typed.publish(connection)
    loaded = dict(connection.execute(f"select _part, count(*) from {typed.stage} group by _part").fetchall())
    days = _days(connection, typed, today)
    by_part: dict[int, list[ReadSheet]] = {}
    for sheet in sheets:
        by_part.setdefault(sheet.part, []).append(sheet)
    return [
        _outcome(part, own, readings, days, (loaded.get(part, 0), waiting[part], copied.get(part, 0)))
        for part, own in by_part.items()
    ]


def _outcome(
    part: int, own: list[ReadSheet], readings: Readings, days: Days, counts: tuple[int, int, int]
) -> PartOutcome:
    loaded, waiting, copied = counts
    period = readings.periods[part]
    first, last = (period.first, period.last) if period.first else days.get(part, (None, None))
    return PartOutcome(
        part,
        own[0].ledger,
        readings.units[part],
        period,
        read=sum(sheet.body.read for sheet in own),
        loaded=loaded,
        quarantined=waiting,
        skipped=sum(sheet.body.skipped for sheet in own) + copied,
        first_day=first,
        last_day=last,
    )


def _count_by_part(connection: duckdb.DuckDBPyConnection, stage: str, ids: set[int]) -> dict[int, int]:
    if not ids:
        return {}
    return dict(
        connection.execute(
            f"select _part, count(*) from {stage} where _id in (select unnest($ids)) group by _part",
            {"ids": sorted(ids)},
        ).fetchall()
    )


def _days(connection: duckdb.DuckDBPyConnection, typed: TypedLedger, today: date) -> Days:
    """The first and last day, not after today, of what has happened, by part."""
    fields = typed.raw.contract.by_name
    dated = [f'"{name}"' for name in typed.raw.fields if fields[name].type == "date" and fields[name].past]
    if not dated:
        return {}
    firsts = ", ".join(f"min({name}) filter (where {name} <= $today)" for name in dated)
    lasts = ", ".join(f"max({name}) filter (where {name} <= $today)" for name in dated)
    rows = connection.execute(
        f"select _part, least({firsts}, null), greatest({lasts}, null) from {typed.stage} group by _part",
        {"today": today},
    )
    return {part: (first, last) for part, first, last in rows.fetchall()}
