"""The suggestions a deputy led in the period: how far each came and what the deputy said of it."""

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

FIGURE = "suggestions.completion_rate"
SHOWN = ("title", "submitted", "department", "stage", "grade", "satisfaction", "timing")
LATEST = 20
"""So many suggestions are listed, the latest first; all of them stand in the rows behind the figure."""


def suggestions(view: View, found: Deputy) -> Sequence[Component]:
    """The deputy's suggestions; nothing where there are none."""
    scope = view.scope.narrowed("deputy", found.key)
    listed = rows_behind(view.warehouse, FIGURE, scope)
    if not listed.total:
        return []
    keys = [column.key for column in listed.columns]
    at = [keys.index(name) for name in SHOWN]
    latest = sorted(listed.rows, key=lambda row: str(row[keys.index("submitted")]), reverse=True)
    contents = Table(
        columns=(
            _("建议"),
            _("提出日期"),
            _("承办单位"),
            _("走到哪步"),
            _("办理等级"),
            _("代表评价"),
            _("时限"),
        ),
        rows=tuple(tuple(row[index] for index in at) for row in latest[:LATEST]),
        units=("text", "text", "text", "text", "text", "text", "text"),
        targets=tuple(addresses.rows(FIGURE, scope) for _row in latest[:LATEST]),
    )
    done = sum(row[keys.index("done")] is not None for row in listed.rows)
    told = _("领衔建议{count}件，办成{done}件").format(
        count=formats.exact(listed.total), done=formats.exact(done)
    )
    return [panel(_("领衔建议"), html.P(told), table(contents, _("领衔建议")), wide=True)]
