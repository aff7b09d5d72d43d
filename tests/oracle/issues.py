"""Ledger rows -> issues: linked rows become one issue with its dated facts (docs/issue-path.md 1-6)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tests.oracle.days import Day, read_day
from tests.oracle.files import Row, code
from tests.oracle.place import LEVELS, full, inside, level_of, rank

UPPER = ("town", "county", "city")
PLAIN = {"assigned": "assigned", "fed_back": "fed_back", "closed": "closed", "reopened": "reopened",
         "rated": "rated", "review_date": "reviewed"}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """Something that happened to an issue. `level` acts; an escalation in an issue row only has `to`."""

    kind: str
    day: Day
    level: str | None = None
    to: str | None = None
    order: int = 0
    disposition: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Entry:
    """One row of an issue ledger: where it stands and how it is called."""

    row: Row
    sender_level: str | None = None

    @property
    def key(self) -> str:
        """unit/id, unique over all ledgers."""
        return f"{self.row.unit}/{self.row['id']}"

    @property
    def region(self) -> str:
        """The region the row names, else its unit."""
        return full(self.row["region"] or self.row.unit)

    @property
    def level(self) -> str:
        """The row's 收集层级; else, where it names a sender, its unit's; else its region's (rule 3)."""
        written, unit = code("level", self.row["level"]), level_of(self.row.unit)
        if not self.row["from_issue"]:
            return written or level_of(self.region)
        below = self.sender_level or "village"
        return written if written and rank(written) > rank(below) else unit

    @property
    def collected(self) -> Day:
        """The row's 收集日期."""
        day = read_day(self.row["collected"])
        assert day is not None
        return day

    def reached(self, by: date) -> str:
        """The highest level the row's own columns say it had reached by a day."""
        said = {level: (self.row[f"escalated_{level}"], self.row[f"received_{level}"]) for level in UPPER}
        spoken = [
            level for level, texts in said.items() for day in map(read_day, texts) if day and day.date <= by
        ]
        return max([self.level, *spoken], key=rank)


@dataclass
class Issue:
    """Everything all ledgers say about one issue; `entries` from its first (lowest) row up."""

    entries: list[Entry]
    is_from_nowhere: bool = False
    facts: list[Fact] = field(default_factory=list)
    doubles: list[Entry] = field(default_factory=list)

    @property
    def head(self) -> Entry:
        """The first (lowest) row."""
        return self.entries[0]

    def word(self, name: str) -> str | None:
        """A field of the first row that fills it; None where all are blank."""
        return next((entry.row[name] for entry in self.entries if entry.row[name]), None)


def facts_of(entry: Entry, is_linked: bool) -> list[Fact]:
    """The dated facts of one issue row."""
    row, order = entry.row, entry.row.order
    facts = []
    if not is_linked:
        facts.append(Fact("collected", entry.collected, entry.level, order=order))
    elif not row[f"received_{entry.level}"]:
        facts.append(Fact("received", entry.collected, entry.level, order=order))
    for level in UPPER:
        if is_linked and rank(level) < rank(entry.level):
            continue
        if (day := read_day(row[f"escalated_{level}"])) and not (is_linked and level == entry.level):
            facts.append(Fact("escalated", day, to=level, order=order))
        if day := read_day(row[f"received_{level}"]):
            facts.append(Fact("received", day, level, order=order))
    if day := read_day(row["resolved"]):
        level = code("level", row["resolved_level"]) or entry.reached(day.date)
        facts.append(
            Fact("resolved", day, level, order=order, disposition=code("disposition", row["disposition"]))
        )
    for name, kind in PLAIN.items():
        if day := read_day(row[name]):
            facts.append(Fact(kind, day, order=order, note=outcome_of(row, kind)))
    return facts


def outcome_of(row: Row, kind: str) -> str | None:
    """What a rating or a review came to, as the row says it."""
    if kind == "rated":
        return code("satisfaction", row["satisfaction"])
    return code("review_outcome", row["review_outcome"]) if kind == "reviewed" else None


def sender_of(entry: Entry, entries: Sequence[Entry]) -> Entry | None:
    """The row that 上报来源编号 names (rule 4); None where there is none, or more than one."""
    name = entry.row["from_issue"]
    by_key = [
        other
        for other in entries
        if "/" in name and other.key == f"{full(name.split('/')[0])}/{name.split('/')[1]}"
    ]
    if by_key:
        return by_key[0]
    same = [other for other in entries if other.row["id"] == name and other is not entry]
    if entry.row["region"]:
        in_region = [other for other in same if other.row.unit == entry.region]
        if len(in_region) == 1:
            return in_region[0]
    below = [o for o in same if o.row.unit != entry.row.unit and inside(o.row.unit, entry.row.unit)]
    return below[0] if len(below) == 1 else None


def with_levels(entries: list[Entry]) -> list[Entry]:
    """The rows, lowest first, each knowing the level of the row it names."""
    known = {entry.key: entry for entry in entries}
    for entry in sorted(entries, key=lambda entry: rank(level_of(entry.row.unit))):
        sender = sender_of(entry, list(known.values())) if entry.row["from_issue"] else None
        if sender is not None:
            known[entry.key] = replace(entry, sender_level=known[sender.key].level)
    return list(known.values())


def issues_of(
    issue_rows: Sequence[Row], event_rows: Sequence[Row], review_rows: Sequence[Row] = ()
) -> list[Issue]:
    """All issues of the ledgers, with the facts of their rows, of the event ledgers and of review forms."""
    entries = with_levels([Entry(row) for row in issue_rows])
    by_key: dict[str, Issue] = {}
    issues: list[Issue] = []
    seen: set[tuple[str, str]] = set()
    for entry in sorted(entries, key=lambda entry: (LEVELS.index(entry.level), entry.row.order)):
        sender = sender_of(entry, entries) if entry.row["from_issue"] else None
        if sender is None:
            issue = Issue([entry], is_from_nowhere=bool(entry.row["from_issue"]))
            issue.facts = facts_of(entry, is_linked=False)
            issues.append(issue)
        elif (entry.row.unit, sender.key) in seen:
            issue = by_key[sender.key]
            issue.doubles.append(entry)
            continue
        else:
            issue = by_key[sender.key]
            issue.entries.append(entry)
            issue.facts += facts_of(entry, is_linked=True)
            seen.add((entry.row.unit, sender.key))
        by_key[entry.key] = issue
    for row in event_rows:
        name = issue_named(row, by_key)
        day = read_day(row["date"])
        assert day is not None
        kind = code("issue_event", row["event"]) or ""
        level = code("level", row["level"])
        by_key[name].facts.append(Fact(kind, day, level, order=10**6 + row.order))
    for row in review_rows:
        if day := read_day(row["review_date"]):
            outcome = code("review_outcome", row["review_outcome"])
            fact = Fact("reviewed", day, order=2 * 10**6 + row.order, note=outcome)
            by_key[issue_named(row, by_key)].facts.append(fact)
    return issues


def issue_named(row: Row, known: dict[str, Issue]) -> str:
    """The key of the issue an event names: as it stands, of its own unit, or of the one below that has it."""
    name = row["issue"]
    if "/" in name:
        return name
    if f"{row.unit}/{name}" in known:
        return f"{row.unit}/{name}"
    (below,) = [key for key in known if key.endswith(f"/{name}") and inside(key.split("/")[0], row.unit)]
    return below
