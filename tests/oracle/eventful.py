"""Scopes that begin, end and stand on days on which something happened: there both days count."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from tests.oracle.figures import Scope


def busy_days(written: object) -> list[date]:
    """Of the days that stand in what was invented, in their order, the third on which most happens."""
    often = Counter(re.findall(r"\b20\d\d-\d\d-\d\d\b", str(written)))
    most = sorted(often, key=lambda day: (-often[day], day))[: max(6, len(often) // 3)]
    return sorted(map(date.fromisoformat, most))


def on_their_days(asked: list[Scope], written: object) -> list[Scope]:
    """The first scope as it is, the others moved to the nearest of the busy days, where there are any."""
    days = busy_days(written)
    return [*asked[:1], *(moved(scope, days) if days else scope for scope in asked[1:])]


def moved(scope: Scope, days: list[date]) -> Scope:
    """The scope from, to and upon the nearest of the days; it stands on none before its first."""
    start, end, as_of = (
        min(days, key=lambda day, at=at: abs((day - at).days)) for at in (scope.start, scope.end, scope.as_of)
    )
    return replace(scope, start=min(start, end, as_of), end=end, as_of=as_of)


def moments(written: object) -> list[tuple[date, date, date]]:
    """First day, last day and the day upon which, each a busy one: of the whole and of parts; maybe none."""
    days = busy_days(written)
    if not days:
        return []
    at = [days[(len(days) - 1) * fifth // 5] for fifth in range(6)]
    return [*((at[0], at[5], day) for day in at[1:]), (at[1], at[3], at[4]), (at[2], at[4], at[4])]
