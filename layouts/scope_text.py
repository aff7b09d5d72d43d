"""A scope in words."""

from dashboard import formats
from dashboard.regions import find_region
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse


def scope_text(warehouse: Warehouse, scope: Scope) -> str:
    """'汉滨区 · 2021年第四季度', with the filters in force."""
    name = find_region(warehouse, scope.region).name
    filters = [member for _dimension, member in scope.where if member]
    return " · ".join([name, formats.period(scope.start, scope.end), *filters])
