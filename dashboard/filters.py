"""The filters of a question: whether what they name exists."""

from collections.abc import Callable, Mapping

from dashboard.dimensions import DIMENSIONS, GRAINS, PLACES, vocabulary_of
from dashboard.errors import BadScope
from dashboard.members import register_of, word_codes
from dashboard.metrics.definition import Metric
from dashboard.regions import find_region
from dashboard.registers import projects, registered, stations
from dashboard.scope import Scope, period
from dashboard.sight import asked_for_record
from dashboard.warehouse import Warehouse

_THINGS: Mapping[str, Callable[[Warehouse], Mapping[str, object]]] = {
    "station": stations,
    "project": projects,
}
"""The dimensions whose members are things with a table of their own."""


def check_filters(warehouse: Warehouse, metric: Metric, scope: Scope) -> None:
    """UnknownRegion or BadScope where a filter names a region, station or word that does not exist.

    A key that isn't there and whose unit lies beyond sight is remembered as asked for.
    """
    for name, value in scope.where:
        if not value:
            continue
        if name in PLACES:
            find_region(warehouse, value)
        elif name in GRAINS:
            period(value)
        elif (keyed := _keyed(warehouse, metric, name)) is None or value not in keyed:
            asked_for_record(value)
            _check_word(warehouse, metric, scope, name, value, is_keyed=keyed is not None)


def _keyed(warehouse: Warehouse, metric: Metric, name: str) -> Mapping[str, object] | None:
    """The things that are a dimension's members, by their keys; None where those are words."""
    if name in _THINGS:
        return _THINGS[name](warehouse)
    register = register_of(metric, name)
    return registered(warehouse, register) if register else None


def _check_word(
    warehouse: Warehouse, metric: Metric, scope: Scope, name: str, value: str, is_keyed: bool
) -> None:
    """BadScope for a key that isn't there, or a word that the dimension's vocabulary doesn't have."""
    if name == "station":
        raise BadScope(f"没有站点 {value[:60]}：请核对站点编号", f"no station {value[:60]}")
    if name == "project":
        raise BadScope(f"没有项目 {value[:60]}：请核对项目编号", f"no project {value[:60]}")
    told = DIMENSIONS[name].text.zh
    if is_keyed:
        raise BadScope(f"{told}名册里没有 {value[:60]}：请核对编号", f"no {name} {value[:60]}")
    if vocabulary_of(metric, name) and value not in (known := word_codes(warehouse, metric, name, scope)):
        listed = ", ".join(known)
        raise BadScope(
            f"{told}没有 {value[:40]}：可用 {listed}", f"no {name} {value[:40]}: there are {listed}"
        )
