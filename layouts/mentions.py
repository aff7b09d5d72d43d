"""The records that list a deputy among others in the period: receptions, co-signing, checks, collecting."""

from collections import Counter
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records.deputy import Deputy
from dashboard.rows import rows_behind
from dashboard.translation import _
from layouts.facts import panel
from layouts.table import table
from layouts.view import View

FIGURE = "deputies.in_lists"
SHOWN = ("day", "ledger", "title", "written")
LATEST = 20
"""So many records are listed, the latest first; all of them stand in the rows behind the figure."""


def mentions(view: View, found: Deputy) -> Sequence[Component]:
    """The records that list the deputy; nothing where none does."""
    scope = view.scope.narrowed("deputy", found.key)
    behind = rows_behind(view.warehouse, FIGURE, scope)
    if not behind.total:
        return []
    keys = [column.key for column in behind.columns]
    at = {key: keys.index(key) for key in keys}
    latest = sorted(behind.rows, key=lambda row: str(row[at["day"]]), reverse=True)[:LATEST]
    contents = Table(
        columns=(_("日期"), _("台账"), _("内容"), _("台账写法"), _("出处")),
        rows=tuple(
            (
                *(str(row[at[key]] or "") for key in SHOWN),
                formats.written(row[at["file"]], row[at["sheet"]], row[at["row"]]),
            )
            for row in latest
        ),
        units=("text", "text", "text", "text", "text"),
        targets=tuple(addresses.rows(FIGURE, scope) for _row in latest),
    )
    counted = Counter(str(row[at["ledger"]]) for row in behind.rows)
    told = _("；").join(
        _("{ledger}{count}条").format(ledger=ledger, count=formats.exact(count))
        for ledger, count in counted.most_common()
    )
    return [panel(_("名单里的记录"), html.P(told), table(contents, _("名单里的记录")), wide=True)]
