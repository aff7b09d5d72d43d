"""What the statements of etl/sql need beside the ledgers: regions, words, working days, limits, the label."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain

import duckdb

from etl.building import calendar, shapes
from etl.building.grading_policy import review_rules
from etl.building.handing_in_policy import expected_ledgers
from etl.building.obligations import obligation_policy
from etl.building.project_policy import project_policy, project_rules
from etl.building.scorecard_policy import scorecard_rules
from etl.building.suggestion_policy import suggestion_limits, suggestion_policy
from etl.contract import contracts
from etl.dictionary import described
from etl.paths import ORGANISATION, VOCABULARIES
from etl.policy import deadlines, volume
from etl.tables import shared_table
from etl.vocabulary import vocabulary

_COLUMNS = {
    "org_regions": {"region": "varchar", "name": "varchar"},
    "vocabulary_members": {
        "vocabulary": "varchar",
        "code": "varchar",
        "zh": "varchar",
        "en": "varchar",
        "position": "integer",
    },
    "working_day_limits": {"level": "varchar", "days": "integer"},
    "dated_ledgers": {"ledger": "varchar"},
    "volume_limits": {"least_percent": "integer", "least_rows": "integer"},
    "day_exceptions": {"day": "integer", "is_workday": "boolean"},
    "calendar_years": {"first_year": "integer", "last_year": "integer"},
    "contract_fields": dict.fromkeys(
        ("ledger", "field", "zh", "en", "type", "vocabulary", "synonyms", "example", "help", "help_en"),
        "varchar",
    )
    | {"position": "integer", "is_required": "boolean", "is_personal": "boolean"},
    "labels": {
        "snapshot": "varchar",
        "load": "varchar",
        "built_at": "varchar",
        "notice": "varchar",
        "schema_version": "varchar",
    },
}


@dataclass(frozen=True)
class Label:
    """What a snapshot says of itself; `notice` is printed on every page and slide made from it."""

    snapshot: str
    load: str
    built_at: str
    notice: str | None


def make_reference(connection: duckdb.DuckDBPyConnection, label: Label) -> None:
    """Makes the tables that hold it all."""
    rows: dict[str, Iterable[dict[str, object]]] = {
        "org_regions": _organisation(),
        "vocabulary_members": chain(_members(), _obligations(), _ledgers()),
        "working_day_limits": _limits(),
        "dated_ledgers": ({"ledger": name} for name, one in contracts().items() if one.day),
        "volume_limits": [volume().model_dump()],
        "day_exceptions": ({"day": day, "is_workday": works} for day, works in calendar.exceptions()),
        "calendar_years": [dict(zip(_COLUMNS["calendar_years"], calendar.known_years(), strict=True))],
        "contract_fields": _fields(),
        "labels": [asdict(label) | {"schema_version": shapes.version()}],
    }
    for name, table in rows.items():
        shared_table(connection, name, _COLUMNS[name], table)
    project_rules(connection, project_policy())
    review_rules(connection)
    expected_ledgers(connection)
    scorecard_rules(connection)
    suggestion_limits(connection, suggestion_policy())


def _organisation() -> Iterator[dict[str, object]]:
    names: dict[str, str] = {}
    for path in sorted(ORGANISATION.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            names |= {row["code"].ljust(12, "0"): row["name"] for row in csv.DictReader(file)}
    return ({"region": code, "name": name} for code, name in names.items())


def _members() -> Iterator[dict[str, object]]:
    for path in sorted(VOCABULARIES.glob("*.toml")):
        for position, member in enumerate(vocabulary(path.stem).members, 1):
            words = {"code": member.code, "zh": member.zh, "en": member.en}
            yield {"vocabulary": path.stem, "position": position} | words


def _obligations() -> Iterator[dict[str, object]]:
    for position, (name, entry) in enumerate(obligation_policy().words(), 1):
        words = {"code": entry.id, "zh": entry.zh, "en": entry.en}
        yield {"vocabulary": name, "position": position} | words


def _ledgers() -> Iterator[dict[str, object]]:
    """What each ledger is called, so that pages need not know its contract."""
    for position, one in enumerate(contracts().values(), 1):
        yield {"vocabulary": "ledger", "code": one.ledger, "zh": one.zh, "en": one.en, "position": position}


def _fields() -> Iterator[dict[str, object]]:
    """What each ledger consists of, for the dictionary that pages show."""
    for entry in described():
        yield vars(entry)


def _limits() -> Iterator[dict[str, object]]:
    for level, days in deadlines().working_days.items():
        yield {"level": level, "days": days}
