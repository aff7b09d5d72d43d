"""What a page is looked at with: the scope and the ways of seeing that its address carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard.addresses import address
from dashboard.cards.card import Ask
from dashboard.pages import Page
from dashboard.scope import Scope, from_query
from dashboard.tokens import Theme
from dashboard.translation import _
from dashboard.warehouse import Warehouse

Comparison = Literal["previous", "last_year"]
COMPARISONS: tuple[Comparison, ...] = ("previous", "last_year")


@dataclass(frozen=True)
class View:
    """One look at one page: everything a layout may depend on."""

    warehouse: Warehouse
    page: Page
    scope: Scope
    query: Mapping[str, str]
    theme: Theme
    compare: Comparison
    notes: tuple[str, ...]

    def ask(self) -> Ask:
        """What this page's cards measure with."""
        other = self.scope.previous() if self.compare == "previous" else self.scope.last_year()
        return Ask(self.warehouse, self.scope, other, self.query.get("split"))

    def here(self, scope: Scope | None = None, **changes: str | None) -> str:
        """The address of this very page in another scope or with `changes`."""
        own = {name: self.query[name] for name in ("id", "metric", "field", "split") if name in self.query}
        return address(self.page.path, scope or self.scope, **{**own, **changes})


def view_of(warehouse: Warehouse, page: Page, query: Mapping[str, str]) -> View:
    """The view an address asks for; nonsense falls back, and the notes say so. NoWarehouse."""
    scope, note = from_query(query, warehouse)
    notes = [note] if note else []
    if query.get("compare", "previous") not in COMPARISONS:
        notes.append(_("比较方式读不懂，已改为环比。"))
    if query.get("lang", "zh") not in ("zh", "en"):
        notes.append(_("没有这种语言，已改为中文。"))
    if query.get("theme", "light") not in ("light", "dark"):
        notes.append(_("没有这种配色，已改为浅色。"))
    compare: Comparison = "last_year" if query.get("compare") == "last_year" else "previous"
    theme: Theme = "dark" if query.get("theme") == "dark" else "light"
    return View(warehouse, page, scope, query, theme, compare, tuple(notes))
