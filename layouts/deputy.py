"""One deputy, one file (一人一档): a list of sections, each a function of the view and the deputy."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records.deputy import (
    Deed,
    Deputy,
    deeds_of,
    deputies_in,
    find_deputy,
    groups_of,
    issues_of,
)
from dashboard.records.words import word
from dashboard.regions import find_region
from dashboard.translation import _
from layouts.deputy_score import score
from layouts.duties import duty_list
from layouts.facts import facts, panel
from layouts.mentions import mentions
from layouts.suggestions import suggestions
from layouts.table import table
from layouts.view import View

Section = Callable[[View, Deputy], Sequence[Component]]
LATEST = 40
"""So many activities are listed; all of them stand in the rows behind the figure."""
LISTED = 300
"""So many deputies are listed to choose from, those with fewest activities first."""


def deputy(view: View) -> list[Component]:
    """The file of the deputy whose key stands in the address; without one, the deputies. UnknownDeputy."""
    key = view.query.get("id", "")
    if not key:
        return [html.Div(_choice(view), className="mq-grid")]
    found = find_deputy(view.warehouse, key)
    parts = [part for section in SECTIONS for part in section(view, found)]
    return [html.Div(parts, className="mq-grid")]


def register(view: View, found: Deputy) -> Sequence[Component]:
    """The register's entry."""
    house = view.warehouse
    known = facts(
        [
            (_("编号"), formats.number_of(found.key)),
            (_("代表层级"), word(house, "deputy_tier", found.tier)),
            (_("所在"), find_region(house, found.region).name),
            (_("所属站点"), _station(view, found)),
            (_("任期开始"), formats.day(found.term_from) if found.term_from else None),
            (_("任期结束"), formats.day(found.term_to) if found.term_to else None),
            (_("连任"), {True: _("是"), False: _("否"), None: None}[found.is_reelected]),
            (_("网格"), found.grid),
            (_("网格职务"), word(house, "grid_role", found.grid_role)),
            (_("收集问题"), _issues(view, found)),
            (_("出处"), formats.written(found.file, found.sheet, found.row)),
        ]
    )
    caution = _("名册里没有这位代表，按履职台账暂记；任期不明，不计入在任人数。")
    return [
        panel(
            found.label,
            html.P(caution, className="mq-note") if found.is_provisional else None,
            known,
            wide=True,
        )
    ]


def groups(view: View, found: Deputy) -> Sequence[Component]:
    """The groups the deputy is in; nothing where there are none."""
    entries = groups_of(view.warehouse, found.key)
    if not entries:
        return []
    contents = Table(
        columns=(_("小组"), _("类型"), _("组长"), _("联系委员")),
        rows=tuple(
            (
                entry.name,
                word(view.warehouse, "group_kind", entry.kind),
                entry.leader or "",
                entry.linked_member or "",
            )
            for entry in entries
        ),
        units=("text", "text", "text", "text"),
        targets=tuple(
            addresses.rows("deputies.activities", view.scope.narrowed("group", entry.key))
            for entry in entries
        ),
    )
    return [panel(_("所在小组"), table(contents, _("所在小组")))]


def totals(view: View, found: Deputy) -> Sequence[Component]:
    """The period's totals by kind of activity."""
    counted: dict[str, list[Deed]] = {}
    for deed in deeds_of(view.warehouse, found.key, view.scope):
        if deed.counts:
            counted.setdefault(deed.kind, []).append(deed)
    rows = sorted(counted.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    if not rows:
        return [panel(_("履职汇总"), html.P(_("这段时间台账里没有出席的履职活动。"), className="mq-note"))]
    contents = Table(
        columns=(_("活动类型"), _("次数"), _("联系选民人次"), _("走访户数")),
        rows=tuple(
            (
                word(view.warehouse, "activity_kind", kind),
                len(done),
                _sum(deed.person_times for deed in done),
                _sum(deed.households for deed in done),
            )
            for kind, done in rows
        ),
        units=("text", "count", "person_times", "count"),
    )
    return [panel(_("履职汇总"), table(contents, _("履职汇总")))]


def deeds(view: View, found: Deputy) -> Sequence[Component]:
    """The latest activities, each with where it is written down."""
    entries = deeds_of(view.warehouse, found.key, view.scope)
    if not entries:
        return []
    shown = entries[:LATEST]
    contents = Table(
        columns=(
            _("日期"), _("活动类型"), _("主题"), _("小组"), _("出席"),
            _("人次"), _("户数"), _("审核"), _("出处"),
        ),
        rows=tuple(_deed(view, entry) for entry in shown),
        units=("text", "text", "text", "text", "text", "count", "count", "text", "text"),
    )  # fmt: skip
    more = len(entries) - len(shown)
    note = _("另有 {count} 条，见明细").format(count=formats.exact(more)) if more else None
    return [
        panel(
            _("履职记录"),
            table(contents, _("履职记录")),
            html.P(note, className="mq-note") if note else None,
            wide=True,
        )
    ]


SECTIONS: tuple[Section, ...] = (register, score, duty_list, totals, suggestions, groups, deeds, mentions)
"""The file's sections, in the order of the page; a further one is one more entry."""


def _deed(view: View, deed: Deed) -> tuple[str, ...]:
    verified: Mapping[bool | None, str] = {True: _("已审核"), False: _("未审核"), None: ""}
    attended = word(view.warehouse, "attendance", deed.attendance)
    if not deed.counts and deed.attendance in (None, "attended"):
        attended = _("不在任期，不计")
    return (
        formats.day(deed.day) if deed.is_day_known else formats.month(deed.day.isoformat()[:7]),
        word(view.warehouse, "activity_kind", deed.kind),
        deed.title or "",
        deed.group or "",
        attended,
        _stated(deed.person_times),
        _stated(deed.households),
        verified[deed.is_verified],
        formats.written(deed.file, deed.sheet, deed.row),
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    """The sum of what is stated; None where nothing is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _stated(number: int | None) -> str:
    return "" if number is None else formats.exact(number)


def _station(view: View, found: Deputy) -> Component | None:
    if found.station is None:
        return None
    name = view.warehouse.query("select name from stations where station = $key", {"key": found.station})
    return html.A(name[0][0] if name else found.station, href=addresses.station(found.station, view.scope))


def _issues(view: View, found: Deputy) -> str | None:
    """How many issues name the deputy as collector; nothing where none does."""
    collected = issues_of(view.warehouse, found, view.scope.as_of)
    told = []
    if collected.issues:
        told.append(
            _("{issues} 条，已办结 {resolved} 条").format(
                issues=formats.exact(collected.issues), resolved=formats.exact(collected.resolved)
            )
        )
    if collected.unsettled:
        told.append(
            _("另有 {issues} 条只写姓名，有同名代表，分不清").format(
                issues=formats.exact(collected.unsettled)
            )
        )
    return _("；").join(told) or None


def _choice(view: View) -> html.Section:
    listed = deputies_in(view.warehouse, view.scope)
    contents = Table(
        columns=(_("代表"), _("层级"), _("所在"), _("参加活动"), _("最近一次")),
        rows=tuple(
            (
                entry.label,
                word(view.warehouse, "deputy_tier", entry.tier),
                entry.place,
                entry.activities,
                formats.day(entry.latest) if entry.latest else "",
            )
            for entry in listed[:LISTED]
        ),
        units=("text", "text", "text", "count", "text"),
        targets=tuple(addresses.deputy(entry.key, view.scope) for entry in listed[:LISTED]),
    )
    title = _("{count} 名代表，参加活动少的在前").format(count=formats.exact(len(listed)))
    return panel(title, table(contents, title), wide=True)
