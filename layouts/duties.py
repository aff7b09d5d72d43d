"""The duty list of one deputy: what is required, what was done, what is owed, as shape, word and number."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.charts import Table
from dashboard.lights import lit
from dashboard.records.deputy import Deputy
from dashboard.records.duties import Duty, duties_of
from dashboard.records.words import word
from dashboard.translation import _
from layouts.facts import panel
from layouts.table import table
from layouts.view import View


def duty_list(view: View, found: Deputy) -> Sequence[Component]:
    """The deputy's duties of the period; nothing where the place has no duty list."""
    entries = duties_of(view.warehouse, "deputy", found.key, view.scope)
    if not entries:
        return []
    missed = sum(entry.light == "late" for entry in entries)
    said = _("{count}项，欠{missed}项").format(
        count=formats.exact(len(entries)), missed=formats.exact(missed)
    )
    contents = Table(
        columns=(_("清单事项"), _("哪一期"), _("最迟"), _("应做"), _("已做"), _("状态")),
        rows=tuple(_row(view, entry) for entry in entries),
        units=("text", "text", "text", "count", "count", "text"),
    )
    return [
        panel(_("履职清单"), html.P(said, className="mq-note"), table(contents, _("履职清单")), wide=True)
    ]


def _row(view: View, entry: Duty) -> tuple[str | int, ...]:
    return (
        word(view.warehouse, "obligation", entry.obligation),
        entry.period,
        formats.day(entry.due),
        entry.required,
        entry.done,
        lit(entry.light, _state(entry)),
    )


def _state(entry: Duty) -> str:
    """What the light says in words: done, done late, how much is owed, or how much is still to do."""
    lacking = formats.exact(max(0, entry.required - entry.done))
    return {
        "done": _("做到"),
        "due": _("逾期做到"),
        "late": _("欠{count}").format(count=lacking),
        "none": _("进行中，还差{count}").format(count=lacking),
    }[entry.light]
