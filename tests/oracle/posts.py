"""Stations on a day, the villages that have one, and how long what was said took; counted one at a time."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.oracle.days import month_end, months_between
from tests.oracle.figures import Answer, Scope, Values, duration, period_of, share, span
from tests.oracle.files import read_inbox
from tests.oracle.place import ancestor, child_within, full, inside, level_of
from tests.oracle.sittings import PERIODS, Reception, Sittings, Station, months_back
from tests.oracle.walk import walk

POLICY = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "data" / "policy" / "station_grades.toml").read_text(
        encoding="utf-8"
    )
)
MEASURES = ("has_rule", "active_months", "opinions", "has_feature", "deputy_attendances")
GRADES = ("compliant", "key", "model")
Shown = tuple[Station, dict[str, int]]


class Posts(Sittings):
    """The figures of one inbox about stations as they stand."""

    def __init__(self, inbox: Path) -> None:
        super().__init__(inbox)
        codes = [full(row["code"]) for row in read_inbox(inbox)["region"]]
        self.places = codes
        self.villages = [code for code in codes if level_of(code) == "village"]

    def figure(self, name: str, scope: Scope, by: tuple[str, ...] = ()) -> Answer:
        """A figure by its id, members of the dimensions -> its values; where there is nothing, nothing."""
        if name == "receptions.time_to_resolve":
            return self.waits(scope, by)
        if name == "stations.coverage":
            return self.covered(scope, by)
        if name == "regions.count":
            return {(): {"value": sum(inside(place, scope.region) for place in self.places)}}
        if name == "stations.guidance_groups":
            return {(): {"value": len(self.guides(scope))}}
        if name not in ("stations.count", "stations.grade"):
            return super().figure(name, scope, by)
        groups: dict[tuple[str | None, ...], list[Shown]] = defaultdict(list)
        for point, last in as_of_points(scope, by):
            for station in self.stations:
                if station.is_open(last) and inside(station.region, scope.region):
                    key = tuple(point if k in PERIODS else station.dimension(k, scope) for k in by)
                    groups[key].append((station, self.shown(station, last)))
        if not by:
            groups.setdefault((), [])
        count = counted if name == "stations.count" else graded
        return {key: count(group) for key, group in groups.items()}

    def guides(self, scope: Scope) -> set[str]:
        """The guidance groups that an open station of the scope names."""
        there = [s for s in self.stations if s.is_open(scope.as_of) and inside(s.region, scope.region)]
        return {station.row["guided"] for station in there if station.row["guided"]}

    def shown(self, station: Station, last: date) -> dict[str, int]:
        """What a station shows of what its grade asks for, over the policy's months."""
        first = months_back(last, POLICY["months"])
        held = [r for r in self.receptions if r.station is station and first <= r.day.date <= last]
        return {
            "has_rule": int(bool(station.row["rule"])),
            "has_feature": int(bool(station.row["feature"])),
            "active_months": len({(r.day.date.year, r.day.date.month) for r in held}),
            "opinions": sum(r.number("opinions") or 0 for r in held),
            "deputy_attendances": sum(r.number("deputy_attendances") or 0 for r in held),
        }

    def covered(self, scope: Scope, by: tuple[str, ...]) -> Answer:
        """Villages of the region table that have a station of their own."""
        groups: dict[tuple[str | None, ...], list[bool]] = defaultdict(list)
        if not by:
            groups[()] = []
        for point, last in as_of_points(scope, by):
            homes = {ancestor(s.region, "village") for s in self.stations if s.is_open(last)}
            for village in self.villages:
                if inside(village, scope.region):
                    places = {
                        "region": child_within(village, scope.region),
                        "town": ancestor(village, "town"),
                    }
                    key = tuple(point if k in PERIODS else places.get(k, village) for k in by)
                    groups[key].append(village in homes)
        return {key: share(sum(group), len(group)) for key, group in groups.items()}

    def waits(self, scope: Scope, by: tuple[str, ...]) -> Answer:
        """Days from the receptions of the period to the resolution of the issues that name them."""
        groups: dict[tuple[str | None, ...], list[tuple[int, bool] | None]] = defaultdict(list)
        if not by:
            groups[()] = []
        for reception in self.receptions:
            day = reception.day.date
            if inside(reception.region, scope.region) and scope.start <= day <= min(scope.end, scope.as_of):
                key = tuple(reception.dimension(k, scope) for k in by)
                groups[key] += self.lives(reception, scope.as_of)
        return {
            key: duration([life for life in lives if life]) | {"unknown": lives.count(None)}
            for key, lives in groups.items()
        }

    def lives(self, reception: Reception, as_of: date) -> list[tuple[int, bool] | None]:
        """(days, whether it ended) of each issue that came of a reception; None where no day is known."""
        found = []
        for issue in self.issues:
            if issue.word("reception") == reception.row["id"] and issue.head.collected.date <= as_of:
                life = span(reception.day, walk(issue, as_of).resolved, as_of)
                found.append(life if life and life[0] >= 0 else None)
        return found


def as_of_points(scope: Scope, by: Iterable[str]) -> list[tuple[str | None, date]]:
    """When a stock is taken: at each month's end (or as_of, within the last), else on as_of."""
    if "month" not in by:
        return [(None, scope.as_of)]
    months = months_between(scope.start, min(scope.end, scope.as_of))
    return [(period_of(month, "month"), min(month_end(month), scope.as_of)) for month in months]


def counted(stations: list[Shown]) -> Values:
    """How many."""
    return {"value": len(stations)}


def asked(grade: str | None) -> dict[str, int]:
    """What a grade asks for, with what the grades below it do; nothing of what has none."""
    needs: dict[str, int] = {}
    for entry in POLICY["grade"][: GRADES.index(grade) + 1 if grade else 0]:
        for need in entry["requirements"]:
            needs[need["measure"]] = max(needs.get(need["measure"], 0), need["at_least"])
    return needs


def lacking(shown: dict[str, int], grade: str | None) -> set[str]:
    """What a station doesn't show of what a grade asks for."""
    return {measure for measure, at_least in asked(grade).items() if shown[measure] < at_least}


def graded(stations: list[Shown]) -> Values:
    """Stations by grade, their subsidy, and who falls short of it or is ready for the next."""
    ranks = [station.dimension("grade", Scope("", date.max, date.max, date.max)) for station, _ in stations]
    values: Values = {grade: ranks.count(grade) for grade in GRADES}
    money = [int(station.row["subsidy"]) for station, _ in stations if station.row["subsidy"]]
    short = [bool(lacking(shown, grade)) for (_, shown), grade in zip(stations, ranks, strict=True)]
    lacks = [
        lacking(shown, GRADES[GRADES.index(grade) + 1 if grade else 0])
        for (_, shown), grade in zip(stations, ranks, strict=True)
        if grade != GRADES[-1]
    ]
    values |= {"stations": len(stations), "ungraded": ranks.count(None), "short": sum(short)}
    values |= {"subsidy": sum(money) if money or not stations else None}
    values |= {"below_top": len(lacks), "ready": sum(not lack for lack in lacks)}
    return values | {f"lacks_{measure}": sum(measure in lack for lack in lacks) for measure in MEASURES}
