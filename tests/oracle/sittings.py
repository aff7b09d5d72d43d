"""The reception and station figures, counted one row at a time from their definitions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path as Folder

from tests.oracle.days import Day, month_end, months_between, read_day
from tests.oracle.figures import Answer, Scope, Values, period_of, share
from tests.oracle.files import Row, code, read_inbox
from tests.oracle.issues import Issue, issues_of
from tests.oracle.place import ancestor, child_within, full, inside
from tests.oracle.walk import walk

SINGLE = ("sessions", "person_times", "deputy_attendances", "opinions", "solved_on_spot")
SILENT_MONTHS = 2  # as data/policy/display.toml ships it
PERIODS = ("month", "quarter", "year")


@dataclass(frozen=True)
class Station:
    """One row of the register."""

    row: Row

    @property
    def region(self) -> str:
        """Where it stands."""
        return full(self.row["region"])

    def is_open(self, day: date) -> bool:
        """Whether it works on a day: from its first, up to but not including its last."""
        opened, closed = read_day(self.row["opened"]), read_day(self.row["closed"])
        return (opened is None or opened.date <= day) and (closed is None or day < closed.date)

    def dimension(self, name: str, scope: Scope) -> str | None:
        """The member of a dimension it belongs to."""
        if name in ("kind", "grade"):
            return code(f"station_{name}", self.row[name])
        return place_of(name, self.region, self.row["id"], scope)


@dataclass(frozen=True)
class Reception:
    """One sitting and the station it names."""

    row: Row
    station: Station | None

    @property
    def day(self) -> Day:
        """When it was held."""
        day = read_day(self.row["date"])
        assert day is not None
        return day

    @property
    def region(self) -> str:
        """The region named, else its station's, else the unit's."""
        return full(self.row["region"] or (self.station.region if self.station else self.row.unit))

    def number(self, name: str) -> int | None:
        """A number, or how many people are named; None where the ledger says nothing."""
        text = self.row[{"deputy_attendances": "deputies", "others_attendances": "others"}.get(name, name)]
        if not text:
            return None
        return len(re.split("[、,]", text)) if name.endswith("attendances") else int(text)

    def dimension(self, name: str, scope: Scope) -> str | None:
        """The member of a dimension it belongs to."""
        if name in PERIODS:
            return period_of(self.day.date, name)
        if name in ("mode", "setting"):
            return code(f"reception_{name}", self.row[name])
        if name == "campaign":
            return self.row["campaign"] or None
        return place_of(name, self.region, self.station.row["id"] if self.station else None, scope)


def place_of(name: str, region: str, station: str | None, scope: Scope) -> str | None:
    """The member of a dimension of place."""
    if name == "station":
        return station
    return child_within(region, scope.region) if name == "region" else ancestor(region, name)


class Sittings:
    """The figures of one inbox's registers and reception ledgers."""

    def __init__(self, inbox: Folder) -> None:
        rows = read_inbox(inbox)
        self.stations = [Station(row) for row in rows["station"]]
        named = {
            name: station for station in self.stations for name in (station.row["id"], station.row["name"])
        }
        self.receptions = [Reception(row, named.get(row["station"])) for row in rows["reception"]]
        self.issues = issues_of(rows["issue"], rows["issue_event"])

    def figure(self, name: str, scope: Scope, by: tuple[str, ...] = ()) -> Answer:
        """A figure by its id, members of the dimensions -> its values; where nothing happened, nothing."""
        family, _, figure = name.partition(".")
        if family == "stations":
            return self.of_stations(figure, scope, by)
        groups: dict[tuple[str | None, ...], list[Reception]] = defaultdict(list)
        for reception in self.receptions:
            day = reception.day.date
            if inside(reception.region, scope.region) and scope.start <= day <= min(scope.end, scope.as_of):
                groups[tuple(reception.dimension(key, scope) for key in by)].append(reception)
        if not by:
            groups.setdefault((), [])
        count = self.outcomes(scope) if figure == "opinion_outcomes" else table
        if figure in SINGLE:
            count = alone(figure)
        return {key: count(group) for key, group in groups.items()}

    def outcomes(self, scope: Scope) -> Callable[[list[Reception]], Values]:
        """What became of the issues that name the receptions as their origin."""
        held: dict[str, list[Issue]] = defaultdict(list)
        for issue in self.issues:
            if issue.head.collected.date <= scope.as_of:
                held[issue.word("reception") or ""].append(issue)

        def count(receptions: list[Reception]) -> Values:
            issues = [issue for reception in receptions for issue in held[reception.row["id"]]]
            done = sum(walk(issue, scope.as_of).resolved is not None for issue in issues)
            values = share(done, len(issues)) | {"linked": len(issues), "resolved": done}
            return values | {"in_progress": len(issues) - done, "opinions": total(receptions, "opinions")}

        return count

    def of_stations(self, figure: str, scope: Scope, by: tuple[str, ...]) -> Answer:
        """Stations with a sitting in the month, without one for months, or villages with a station."""
        groups: dict[tuple[str | None, ...], list[bool]] = defaultdict(list)
        for name, last in points(scope, by, figure):
            window = months_back(last, SILENT_MONTHS) if figure == "silent" else last.replace(day=1)
            for station in self.stations:
                if station.is_open(last) and inside(station.region, scope.region):
                    held = self.held_at(station, window, last)
                    key = tuple(name if k in PERIODS else station.dimension(k, scope) for k in by)
                    groups[key].append(held == (figure == "active"))
        return {key: share(sum(group), len(group)) for key, group in groups.items()}

    def held_at(self, station: Station, first: date, last: date) -> bool:
        """Whether a station held a reception from one day to another."""
        return any(r.station is station and first <= r.day.date <= last for r in self.receptions)


def alone(figure: str) -> Callable[[list[Reception]], Values]:
    """One column of the receptions table, as a figure of its own."""
    return lambda receptions: {"value": table(receptions)[figure]}


def months_back(last: date, months: int) -> date:
    """The first day of a window of so many months that ends on a day."""
    after = last + timedelta(days=1)
    year, month = divmod(after.year * 12 + after.month - 1 - months, 12)
    if last == month_end(last):
        return date(year, month + 1, 1)
    return date(year, month + 1, min(after.day, month_end(date(year, month + 1, 1)).day))


def points(scope: Scope, by: Iterable[str], figure: str) -> list[tuple[str | None, date]]:
    """When a figure of stations is asked: each month of the series, or the last complete one, or as_of."""
    ends = [month_end(month) for month in months_between(scope.start, scope.end) if month <= scope.as_of]
    if "month" in by:
        return [(period_of(end, "month"), min(end, scope.as_of)) for end in ends]
    if figure == "silent":
        return [(None, scope.as_of)]
    complete = [end for end in ends if end <= scope.as_of]
    return [(None, complete[-1] if complete else min(ends[-1], scope.as_of))] if ends else []


def total(receptions: list[Reception], name: str) -> int | None:
    """The sum of what was written down; None where there were receptions and nothing was."""
    known = [number for reception in receptions if (number := reception.number(name)) is not None]
    return sum(known) if known or not receptions else None


def table(receptions: list[Reception]) -> Values:
    """Every column of the receptions table."""
    names = ("person_times", "deputy_attendances", "others_attendances", "opinions", "solved_on_spot")
    values: Values = {name: total(receptions, name) for name in names}
    return values | {"sessions": len(receptions)}
