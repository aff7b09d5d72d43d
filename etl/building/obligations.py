"""What is owed, by whom, how often, and what shows that it was done: data/policy/obligations.

A policy names tables and columns of the warehouse and says with SQL predicates over them whom it binds and
what counts, as contracts do; the statements that follow from it are composed here, the rest is in etl/sql.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Literal, Self

import duckdb
from pydantic import Field, StringConstraints, ValidationError, model_validator

from etl.building.run import Run
from etl.configuration import Strict, configured
from etl.errors import BadConfiguration
from etl.paths import POLICY
from etl.tables import Columns, literal, shared_table

SubjectKind = Literal["deputy", "town", "station", "group", "project", "place"]
Every = Literal["month", "quarter", "half", "year", "months", "term", "reception_day"]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Stem = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{1,11}$")]

_ASKED = {
    **dict.fromkeys(("obligation", "family", "word", "subject_kind", "every", "ledger"), "varchar"),
    **dict.fromkeys(("required", "term_years"), "integer"),
    **dict.fromkeys(("is_prorated", "is_any_day", "is_from_start", "is_late_counted"), "boolean"),
}


class Named(Strict):
    """What every entry has: its id, its names, the family whose figures count it, and its word among them."""

    id: Name
    zh: str
    en: str
    family: Name
    word: str | None = None


class Evidence(Strict):
    """The rows that meet an obligation: of which table, whose (`who`), on which `day`, which of them.

    `amount` is a column to sum where rows aren't counted; `belongs` the day that decides the period where it
    isn't the day of the deed (a reception held two days after the day it was planned for).
    """

    table: Name
    who: Name
    day: Name
    when: str
    amount: Name | None = None
    belongs: str | None = None


class Obligation(Named):
    """Something each subject owes in each period: `required` times, or an amount of so much.

    Subjects are those of a kind that satisfy `among`, in places whose codes begin with one of `regions`
    (none: everywhere; of subject `place` exactly those). `exists`: whether a period counts in which the
    subject was there on any day, or on its last. `counted`: from the subject's start, or only in periods
    that the `ledger` handed in for the county covers. `late`: what is done before the next period still
    counts, as late. `months` of every = "months" are the months that have the duty; a deputy's `term_years`
    stand in where no end is written.
    """

    subject: SubjectKind
    every: Every
    required: int = Field(gt=0)
    evidence: Evidence
    ledger: Name
    exists: Literal["any_day", "last_day"]
    counted: Literal["from_start", "from_ledger"]
    regions: tuple[Stem, ...]
    among: str = "true"
    months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = ()
    term_years: int | None = None
    prorated: bool = False
    late: bool = False

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.every == "months") != bool(self.months):
            raise ValueError(f"{self.id}: every = 'months' and a list of months go together")
        if (self.every == "term") != (self.term_years is not None):
            raise ValueError(f"{self.id}: every = 'term' and term_years go together")
        if self.subject == "place" and not self.regions:
            raise ValueError(f"{self.id}: a place's obligation names the places in regions")
        return self


class Listed(Named):
    """Obligations that a ledger lists itself, one a row, each with its own day due and day done."""

    table: Name
    key: Name
    name: Name
    owner: Name | None = None
    period_ym: Name
    first: Name
    due: Name
    done: Name
    when: str


class ObligationPolicy(Strict):
    """Every entry of every file, in order of file and place."""

    obligations: tuple[Obligation, ...]
    listed: tuple[Listed, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [entry.id for entry in self.entries]
        if doubled := {name for name in ids if ids.count(name) > 1}:
            raise ValueError(f"defined twice: {', '.join(sorted(doubled))}")
        return self

    @property
    def entries(self) -> tuple[Named, ...]:
        """All of them."""
        return (*self.obligations, *self.listed)

    def words(self) -> Iterator[tuple[str, Named]]:
        """The vocabularies the entries make: `obligation` of all, `<family>_obligation` of each family."""
        for entry in self.entries:
            yield "obligation", entry
            yield f"{entry.family}_obligation", entry


class _File(Strict):
    obligations: tuple[Obligation, ...] = Field(default=(), alias="obligation")
    listed: tuple[Listed, ...] = ()


@cache
def obligation_policy() -> ObligationPolicy:
    """The policy in force; BadConfiguration where a file breaks the form."""
    paths = sorted((POLICY / "obligations").glob("*.toml"))
    files = [configured(path, _File) for path in paths]
    try:
        return ObligationPolicy(
            obligations=tuple(entry for file in files for entry in file.obligations),
            listed=tuple(entry for file in files for entry in file.listed),
        )
    except ValidationError as error:
        raise BadConfiguration(f"obligations: {error}") from error


OBLIGATION_TABLES = (
    "obligations_asked",
    "listed_asked",
    "obligation_months",
    "bound_subjects",
    "deeds",
    "listed_duties",
)
"""What `lay_obligations` makes."""


def selects(policy: ObligationPolicy) -> list[str]:
    """The statements that follow from a policy."""
    return [
        *map(_bound, policy.obligations),
        *map(_deeds, policy.obligations),
        *map(_listed, policy.listed),
    ]


def lay_obligations(run: Run, policy: ObligationPolicy) -> None:
    """Tables of what is asked, of whom, what shows it, and what ledgers list themselves.

    Expects `owing_subjects` and the tables the policy names; BadConfiguration where one isn't there.
    """
    connection = run.connection
    shared_table(connection, "obligations_asked", _ASKED, map(_asked, policy.obligations))
    listed = (
        {"obligation": one.id, "family": one.family, "word": one.word or one.id} for one in policy.listed
    )
    columns = dict.fromkeys(("obligation", "family", "word"), "varchar")
    shared_table(connection, "listed_asked", columns, listed)
    months = (
        {"obligation": entry.id, "month": month} for entry in policy.obligations for month in entry.months
    )
    shared_table(connection, "obligation_months", {"obligation": "varchar", "month": "integer"}, months)
    _union(run, "bound_subjects", _SUBJECT, {entry.id: _bound(entry) for entry in policy.obligations})
    _union(run, "deeds", _DEED, {entry.id: _deeds(entry) for entry in policy.obligations})
    _union(run, "listed_duties", _DUTY, {entry.id: _listed(entry) for entry in policy.listed})


_SUBJECT = dict.fromkeys(("obligation", "subject"), "varchar")
_SOURCE = {"submission": "varchar", "file": "varchar", "sheet": "varchar", "row": "integer"}
_DEED = _SUBJECT | {"belongs_day": "integer", "day": "integer", "amount": "bigint"} | _SOURCE
_DUTY = (
    _SUBJECT
    | dict.fromkeys(("subject_name", "region", "department"), "varchar")
    | dict.fromkeys(("ym", "first_day", "due_day", "done_day"), "integer")
    | _SOURCE
)


def _union(run: Run, name: str, columns: Columns, selects: Mapping[str, str]) -> None:
    """One table of what each entry selects; the entry that names what isn't there is told."""
    shared_table(run.connection, name, columns, ())
    for entry, select in selects.items():
        try:
            run.add(name, select)
        except (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException) as error:
            raise BadConfiguration(f"obligations: {entry}: {error}") from error


def _asked(entry: Obligation) -> dict[str, object]:
    return {
        "obligation": entry.id,
        "family": entry.family,
        "word": entry.word or entry.id,
        "subject_kind": entry.subject,
        "every": entry.every,
        "ledger": entry.ledger,
        "required": entry.required,
        "term_years": entry.term_years,
        "is_prorated": entry.prorated,
        "is_any_day": entry.exists == "any_day",
        "is_from_start": entry.counted == "from_start",
        "is_late_counted": entry.late,
    }


def _bound(entry: Obligation) -> str:
    return (
        f"select {literal(entry.id)} as obligation, subject from owing_subjects"
        f" where subject_kind = {literal(entry.subject)} and ({entry.among}) and ({_within(entry)})"
    )


def _within(entry: Obligation) -> str:
    if entry.subject == "place":
        return " or ".join(f"region = {literal(stem.ljust(12, '0'))}" for stem in entry.regions)
    return " or ".join(f"starts_with(region, {literal(stem)})" for stem in entry.regions) or "true"


def _deeds(entry: Obligation) -> str:
    shown = entry.evidence
    return (
        f"select {literal(entry.id)} as obligation, {shown.who}::varchar as subject,"
        f" {shown.belongs or shown.day} as belongs_day, {shown.day} as day, {shown.amount or 1} as amount,"
        f" submission, file, sheet, row from {shown.table}"
        f" where {shown.day} is not null and {shown.who} is not null and ({shown.when})"
    )


def _listed(entry: Listed) -> str:
    return (
        f"select {literal(entry.id)} as obligation, {entry.key} as subject, {entry.name} as subject_name,"
        f" region, {entry.owner or 'null'} as department, {entry.period_ym} as ym,"
        f" {entry.first} as first_day, {entry.due} as due_day, {entry.done} as done_day,"
        " submission, file, sheet, row"
        f" from {entry.table} where {entry.due} is not null and ({entry.when})"
    )
