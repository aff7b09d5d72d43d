"""A scope: region, period, data date, filters. It stands in the address, so a link opens the same view."""

from calendar import monthrange
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from re import fullmatch
from typing import get_args

from dashboard.errors import BadScope, UnknownRegion
from dashboard.metrics.definition import DimensionName, Text
from dashboard.regions import Level, find_region, level_of, padded, range_of, root, short
from dashboard.sight import asked_for
from dashboard.translation import say
from dashboard.warehouse import Warehouse

EPOCH = date(1970, 1, 1)
FILTER = "where_"
"""What a filter's name begins with in an address: `where_level=village`; an empty value asks for 未注明."""


@dataclass(frozen=True)
class Scope:
    """Region (12 digits), period [start, end], the day whose state is shown, and filters (dimension, member).

    An empty member stands for unknown (未注明).
    """

    region: str
    start: date
    end: date
    as_of: date
    where: tuple[tuple[str, str], ...] = ()

    @property
    def lo(self) -> str:
        """The first code of the scope's region range."""
        return range_of(self.region)[0]

    @property
    def hi(self) -> str:
        """The code after the last of the scope's region range."""
        return range_of(self.region)[1]

    @property
    def level(self) -> Level:
        """The level of the scope's region."""
        return level_of(self.region)

    @property
    def quarter(self) -> str:
        """The quarter in which the period ends: '2021Q4'."""
        return f"{self.end.year}Q{(self.end.month + 2) // 3}"

    def with_(
        self,
        region: str | None = None,
        start: date | None = None,
        end: date | None = None,
        as_of: date | None = None,
        where: tuple[tuple[str, str], ...] | None = None,
    ) -> "Scope":
        """The same scope but for what is given."""
        given = {"region": region, "start": start, "end": end, "as_of": as_of, "where": where}
        return replace(self, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]

    def narrowed(self, dimension: str, member: str | None) -> "Scope":
        """The same scope, of that member of the dimension only (None: unknown)."""
        kept = tuple((name, value) for name, value in self.where if name != dimension)
        return self.with_(where=(*kept, (dimension, member or "")))

    def previous(self) -> "Scope":
        """The calendar period before of the same kind (环比), as_of as many days behind its end."""
        before = self.start - timedelta(days=1)
        if self._is_whole_months():
            return self._moved(shifted(self.start, -self._months()), before)
        return self._moved(self.start - (self.end - self.start) - timedelta(days=1), before)

    def last_year(self) -> "Scope":
        """The same period a year earlier (同比), with the data date as many days behind its end."""
        return self._moved(shifted(self.start, -12), shifted(self.end, -12))

    def to_query(self) -> dict[str, str]:
        """The scope as an address carries it; `from_query` reads it back."""
        query = {
            "region": short(self.region),
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "as_of": self.as_of.isoformat(),
        }
        return query | {FILTER + dimension: member for dimension, member in self.where}

    def _moved(self, start: date, end: date) -> "Scope":
        return self.with_(start=start, end=end, as_of=end + (self.as_of - self.end))

    def _is_whole_months(self) -> bool:
        return self.start.day == 1 and (self.end + timedelta(days=1)).day == 1

    def _months(self) -> int:
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


def day_number(day: date) -> int:
    """Days since 1970-01-01, as the warehouse counts them."""
    return (day - EPOCH).days


def date_of(day: int) -> date:
    """The date of a day counted since 1970-01-01."""
    return EPOCH + timedelta(days=day)


def shifted(day: date, months: int) -> date:
    """The same day so many months on (negative: back); a month's last day stays the last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_last else min(day.day, length))


def period(text: str) -> tuple[date, date]:
    """First and last day of '2021-06', '2021Q4' or '2021'; BadScope where it is none of them."""
    quarter = fullmatch(r"((?:19|20)\d\d)Q([1-4])", text.strip().upper())
    month = fullmatch(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])", text.strip())
    year = fullmatch(r"(?:19|20)\d\d", text.strip())
    if quarter:
        start, months = date(int(quarter[1]), int(quarter[2]) * 3 - 2, 1), 3
    elif month:
        start, months = date(int(month[1]), int(month[2]), 1), 1
    elif year:
        start, months = date(int(year[0]), 1, 1), 12
    else:
        raise BadScope(
            f"期间 {text[:20]} 读不懂：写成 2021-06、2021Q4 或 2021", f"period {text[:20]}: write 2021Q4"
        )
    return start, shifted(start, months) - timedelta(days=1)


def last_quarter(as_of: date) -> tuple[date, date]:
    """First and last day of the last quarter complete by `as_of`: a running one says too little."""
    start, end = period(f"{as_of.year}Q{(as_of.month + 2) // 3}")
    return (start, end) if end <= as_of else (shifted(start, -3), start - timedelta(days=1))


def data_day(warehouse: Warehouse) -> date:
    """The data date: the last day of the latest submitted period, never today."""
    known = warehouse.meta.get("data_day")
    if known is None:
        raise BadScope("还没有报送，数据日期未知：请用 --as-of 指定", "no submission yet: give a data date")
    return date_of(int(known))


def scope_of(
    warehouse: Warehouse,
    region: str,
    start: date,
    end: date,
    as_of: date | None = None,
    where: tuple[tuple[str, str], ...] = (),
) -> Scope:
    """A checked scope: `region` of 6, 9 or 12 digits, as_of the data date unless given.

    UnknownRegion, BadScope.
    """
    if start > end:
        raise BadScope(f"期间颠倒：{start} 在 {end} 之后", f"the period is reversed: {start} is after {end}")
    return Scope(find_region(warehouse, region).code, start, end, as_of or data_day(warehouse), where)


def from_query(query: Mapping[str, str], warehouse: Warehouse) -> tuple[Scope, str | None]:
    """The scope an address asks for. What makes no sense falls back, and the note says so as it is spoken.

    Without a period: the last quarter complete by the data date.
    Without a region: the smallest that holds every fact.
    """
    notes: list[Text] = []
    as_of = _as_of(query, warehouse, notes)
    start, end = _period(query, as_of, notes)
    scope = Scope(_region(query, warehouse, notes), start, end, as_of, _where(query, notes))
    note = Text("".join(text.zh for text in notes), " ".join(text.en for text in notes))
    return scope, say(note) or None


def _region(query: Mapping[str, str], warehouse: Warehouse, notes: list[Text]) -> str:
    asked = query.get("region", "")
    if asked:
        try:
            return find_region(warehouse, asked).code
        except UnknownRegion:
            notes.append(Text("没有这个区划，已改为全部范围。", "No such region: the whole area is shown."))
    return root(warehouse)


def _as_of(query: Mapping[str, str], warehouse: Warehouse, notes: list[Text]) -> date:
    asked = query.get("as_of", "")
    if asked:
        try:
            return _sensible(asked)
        except ValueError:
            notes.append(
                Text("数据日期读不懂，已改为最新。", "The data date made no sense: the latest is shown.")
            )
    return data_day(warehouse)


def _period(query: Mapping[str, str], as_of: date, notes: list[Text]) -> tuple[date, date]:
    default = last_quarter(as_of)
    for name in ("quarter", "month", "year"):
        if query.get(name):
            try:
                return period(query[name])
            except BadScope:
                notes.append(
                    Text(
                        "期间读不懂，已改为最近一个完整季度。",
                        "The period made no sense: the last complete quarter is shown.",
                    )
                )
                return default
    if not query.get("from") and not query.get("to"):
        return default
    try:
        start, end = _sensible(query.get("from", "")), _sensible(query.get("to", ""))
    except ValueError:
        notes.append(
            Text(
                "期间读不懂，已改为最近一个完整季度。",
                "The period made no sense: the last complete quarter is shown.",
            )
        )
        return default
    if start > end:
        notes.append(Text("期间首尾颠倒，已对调。", "The period was reversed: its ends are swapped."))
    return min(start, end), max(start, end)


def _sensible(text: str) -> date:
    """An ISO date of a year the calendar knows; ValueError otherwise."""
    day = date.fromisoformat(text)
    if not 2000 <= day.year <= 2040:
        raise ValueError(text)
    return day


def _where(query: Mapping[str, str], notes: list[Text]) -> tuple[tuple[str, str], ...]:
    known = get_args(DimensionName)
    asked = [(name.removeprefix(FILTER), value) for name, value in query.items() if name.startswith(FILTER)]
    if any(name not in known for name, _ in asked):
        notes.append(Text("有不认识的筛选条件，已忽略。", "An unknown filter was left out."))
    for name, value in asked:
        if name in ("region", "town", "village"):
            with suppress(UnknownRegion):
                asked_for(padded(value))
    return tuple((name, value[:200]) for name, value in asked if name in known)
