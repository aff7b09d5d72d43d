"""One station: what it is, what it held, what it collected; without a key, the stations to choose from."""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.charts import Table
from dashboard.records.station import Held, Station, find_station, receptions_at, stations_in
from dashboard.records.words import word
from dashboard.regions import find_region
from dashboard.translation import _
from layouts.cards import cards
from layouts.facts import facts, panel
from layouts.table import table
from layouts.view import View

LATEST = 30
"""So many receptions are listed; all of them stand in the rows behind the figure."""


def station(view: View) -> list[Component]:
    """The page of the station whose key stands in the address. UnknownStation."""
    key = view.query.get("id", "")
    if not key:
        return [html.Div(_choice(view), className="mq-grid")]
    found = find_station(view.warehouse, key)
    scope = view.scope.with_(region=found.region).narrowed("station", found.key)
    figures = cards(replace(view, scope=scope))
    return [
        html.Div(_head(view, found), className="mq-grid"),
        *figures,
        html.Div(_held(view, found), className="mq-grid"),
    ]


def _head(view: View, found: Station) -> html.Section:
    house = view.warehouse
    place = find_region(house, found.region)
    known = facts(
        [
            (_("编号"), formats.number_of(found.key)),
            (_("类型"), word(house, "station_kind", found.kind)),
            (_("等级"), word(house, "station_grade", found.grade)),
            (_("所在"), place.name),
            (_("启用"), formats.day(found.opened) if found.opened else None),
            (_("停用"), formats.day(found.closed) if found.closed else None),
            (_("财政补助"), formats.yuan(float(found.subsidy)) if found.subsidy is not None else None),
            (_("接待日"), found.reception_rule),
            (_("指导组"), found.guidance_group),
            (_("品牌"), found.feature),
        ]
    )
    caution = (
        html.P(_("登记册里没有这个站点，按台账暂记。"), className="mq-note") if found.is_provisional else None
    )
    return panel(found.name, caution, known, wide=True)


def _held(view: View, found: Station) -> html.Section:
    receptions = receptions_at(view.warehouse, found.key, view.scope.with_(region=found.region), LATEST)
    if not receptions:
        return panel(_("接待"), html.P(_("这段时间没有接待记录。")), wide=True)
    contents = Table(
        columns=(_("日期"), _("方式"), _("场所"), _("代表"), _("人次"), _("意见"), _("现场解答")),
        rows=tuple(_reception(view, held) for held in receptions),
        units=("text", "text", "text", "text", "count", "count", "count"),
    )
    title = _("最近 {count} 次接待").format(count=len(receptions))
    return panel(title, table(contents, title), wide=True)


def _reception(view: View, held: Held) -> tuple[str | int | None, ...]:
    house = view.warehouse
    when = formats.day(held.day) if held.day else _("日期不详")
    mode, setting = word(house, "reception_mode", held.mode), word(house, "reception_setting", held.setting)
    return when, mode, setting, held.deputies or "", held.person_times, held.opinions, held.solved_on_spot


def _choice(view: View) -> html.Section:
    listed = stations_in(view.warehouse, view.scope)
    contents = Table(
        columns=(_("站点"), _("类型"), _("所在"), _("接待次数"), _("收集问题")),
        rows=tuple(
            (
                entry.name,
                word(view.warehouse, "station_kind", entry.kind),
                entry.place,
                entry.receptions,
                entry.issues,
            )
            for entry in listed
        ),
        units=("text", "text", "text", "count", "count"),
        targets=tuple(addresses.station(entry.key, view.scope) for entry in listed),
    )
    title = _("{count} 个站点，点名称进入").format(count=formats.exact(len(listed)))
    return panel(title, table(contents, title), wide=True)
