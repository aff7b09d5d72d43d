"""The members a dimension has in a scope (the spine), with label and order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.dimensions import DIMENSIONS, GRAINS, PLACES, focused, key_given, vocabulary_of
from dashboard.metrics.definition import Metric, Text
from dashboard.points import months_of, slot_of
from dashboard.regions import WIDTH, Region, children, of_level, range_of, region_name
from dashboard.registers import projects, registered, station_name, stations
from dashboard.scope import Scope, day_number
from dashboard.warehouse import Warehouse

_WEEKDAYS = {
    str(number): Text(f"周{zh}", en)
    for number, (zh, en) in enumerate(
        zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True), 1
    )
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Member:
    """One value of a dimension: its key (None is unknown) and what it is called."""

    key: str | None
    text: Text


# Where the free words of a dimension are read from, to know its members in a county: a table, by the metric's
# ledger that fills it or, where several ledgers have such a field, by the vocabulary of its words.
_SEEN: Mapping[str, Mapping[str, str]] = {
    "unit": {"budget": "budgets"},
    "fund_class": {"budget": "budgets"},
    "item": {"budget": "budgets"},
    "department": {"issue": "issues", "project": "projects", "suggestion": "suggestions"},
    "group": {"project": "projects"},
    "kind": {"activity_kind": "activities", "group_kind": "groups", "meeting": "meetings"},
    "cause": {"project": "projects"},
    "category": {"issue": "issues"},
    "session": {"suggestion": "suggestions"},
    "campaign": {"reception": "receptions", "issue": "issues"},
}


def members(warehouse: Warehouse, metric: Metric, name: str, scope: Scope) -> tuple[Member, ...]:
    """A dimension's members in a scope, in their order; a filter on the dimension leaves its member only."""
    scope = focused(scope)
    fixed = dict(scope.where)
    if name in fixed and name not in ("region", *GRAINS):
        return (named(warehouse, metric, name, key_given(name, fixed[name]), scope),)
    if name in _SPINES:
        return _SPINES[name](warehouse, metric, scope)
    return _of_words(warehouse, metric, name, scope)


def named(warehouse: Warehouse, metric: Metric, name: str, key: str | None, scope: Scope) -> Member:
    """A member by its key, also one that the spine does not hold."""
    if key is None:
        return Member(None, DIMENSIONS[name].unknown)
    if name in GRAINS:
        return Member(key, _slot_text(key))
    if name == "region" and key == focused(scope).region and children(warehouse, key):
        text = _region_text(warehouse, key)
        return Member(key, Text(f"{text.zh}本级", f"{text.en} itself"))
    if name in PLACES:
        return Member(key, _region_text(warehouse, key))
    if name == "station":
        known_as = station_name(warehouse, key)
        return Member(key, Text(known_as, known_as))
    if name == "project":
        known_as = projects(warehouse).get(key, (key,))[0]
        return Member(key, Text(known_as, known_as))
    register = register_of(metric, name)
    if register and (entry := registered(warehouse, register).get(key)):
        return Member(key, Text(entry.label, entry.label))
    if name == "weekday":
        return Member(key, _WEEKDAYS.get(key, Text(key, key)))
    vocabulary = vocabulary_of(metric, name)
    known = words(warehouse, vocabulary) if vocabulary else {}
    return Member(key, known.get(key, Text(key, key)))


def register_of(metric: Metric, name: str) -> str | None:
    """The register whose entries are a dimension's members; None where those are words."""
    registers: Mapping[str, Mapping[str, Sequence[str]]] = {
        "deputy": {"deputy": metric.ledgers},
        "group": {"group": ("group", "activity", "suggestion")},
        "subject": {"surveyed": ("survey",), "reviewed": ("review",)},
    }
    for register, ledgers in registers.get(name, {}).items():
        if not set(ledgers).isdisjoint(metric.ledgers):
            return register
    return None


def word_codes(warehouse: Warehouse, metric: Metric, name: str, scope: Scope) -> tuple[str, ...]:
    """The words that are a dimension's members in a scope, as they are kept."""
    return tuple(member.key for member in _of_words(warehouse, metric, name, scope) if member.key is not None)


def _of_time(name: str) -> "_Spine":
    def slots(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
        known = dict.fromkeys(slot_of(ym, name) for ym in months_of(scope.start, scope.end))
        return tuple(Member(slot, _slot_text(slot)) for slot in known)

    return slots


def _of_levels(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
    return tuple(
        member for member in _of_words(warehouse, metric, "level", scope) if member.key != "province"
    )


def _of_children(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
    below = children(warehouse, scope.region)
    return _of_regions(below) if below else (named(warehouse, metric, "region", scope.region, scope),)


def _of_towns(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
    if scope.level == "village":
        return (named(warehouse, metric, "town", scope.region[:9].ljust(12, "0"), scope),)
    return _of_regions(of_level(warehouse, scope.region, "town"))


def _of_villages(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
    return _of_regions(of_level(warehouse, scope.region, "village"))


def _of_stations(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
    """The stations of the scope that were open at some time of the period, in the order of their regions."""
    first, last = day_number(scope.start), day_number(min(scope.end, scope.as_of))
    return tuple(
        Member(key, Text(label, label))
        for key, (label, region, opened, closed) in stations(warehouse).items()
        if scope.lo <= region < scope.hi
        and (opened is None or opened <= last)
        and (closed is None or closed > first)
    )


def _of_projects(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
    """The projects undertaken in the scope in a year that its period touches, by region."""
    first, last = scope.start.year, scope.end.year
    return tuple(
        Member(key, Text(label, label))
        for key, (label, region, year, is_undertaken) in projects(warehouse).items()
        if scope.lo <= region < scope.hi and first <= year <= last and is_undertaken
    )


def _of_register(name: str) -> "_Spine":
    def entries(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
        register = register_of(metric, name)
        if register is None:
            return _of_words(warehouse, metric, name, scope)
        return tuple(
            Member(key, Text(entry.label, entry.label))
            for key, entry in registered(warehouse, register).items()
            if entry.is_of(scope)
        )

    return entries


def _of_weekdays(warehouse: Warehouse, metric: Metric, scope: Scope) -> tuple[Member, ...]:
    return tuple(Member(key, text) for key, text in _WEEKDAYS.items())


def _of_words(warehouse: Warehouse, metric: Metric, name: str, scope: Scope) -> tuple[Member, ...]:
    """The words of the vocabulary, then those that the ledgers of the scope's county use besides."""
    vocabulary = vocabulary_of(metric, name)
    known = dict(words(warehouse, vocabulary)) if vocabulary else {}
    width = min(6, WIDTH[scope.level])
    for ledger, table in _SEEN.get(name, {}).items():
        if ledger in (*metric.ledgers, vocabulary):
            for word in _seen(warehouse, table, DIMENSIONS[name].column, scope.region[:width].ljust(12, "0")):
                known.setdefault(word, Text(word, word))
    return tuple(Member(key, text) for key, text in known.items())


_Spine = Callable[[Warehouse, Metric, Scope], tuple[Member, ...]]
_SPINES: Mapping[str, _Spine] = {
    "month": _of_time("month"),
    "quarter": _of_time("quarter"),
    "year": _of_time("year"),
    "level": _of_levels,
    "region": _of_children,
    "town": _of_towns,
    "village": _of_villages,
    "station": _of_stations,
    "weekday": _of_weekdays,
    "project": _of_projects,
    "deputy": _of_register("deputy"),
    "group": _of_register("group"),
    "subject": _of_register("subject"),
}


def _of_regions(regions: Sequence[Region]) -> tuple[Member, ...]:
    return tuple(Member(region.code, Text(region.name, region.name)) for region in regions)


def _region_text(warehouse: Warehouse, code: str) -> Text:
    name = region_name(warehouse, code)
    return Text(name, name)


def _slot_text(slot: str) -> Text:
    if "Q" in slot:
        year, quarter = slot.split("Q")
        return Text(f"{year}年{'一二三四'[int(quarter) - 1]}季度", f"Q{quarter} {year}")
    if "-" in slot:
        year, month = slot.split("-")
        return Text(f"{year}年{int(month)}月", f"{_MONTHS[int(month) - 1]} {year}")
    return Text(f"{slot}年", slot)


def words(warehouse: Warehouse, vocabulary: str) -> Mapping[str, Text]:
    """A vocabulary's words by code, in its order."""
    return warehouse.remembered(
        ("vocabulary", vocabulary),
        lambda: {
            code: Text(zh, en)
            for code, zh, en in warehouse.query(
                "select code, zh, en from vocabulary where vocabulary = $vocabulary order by position",
                {"vocabulary": vocabulary},
            )
        },
    )


def _seen(warehouse: Warehouse, table: str, column: str, region: str) -> tuple[str, ...]:
    """The words in a column of the county's ledgers; table and column come from the registry above only."""
    lo, hi = range_of(region)
    sql = (
        f"select distinct {column} as word from {table}"
        f" where region >= $lo and region < $hi and {column} is not null order by word"
    )
    return warehouse.remembered(
        ("seen", table, column, region),
        lambda: tuple(row[0] for row in warehouse.query(sql, {"lo": lo, "hi": hi})),
    )
