"""Handing in on the page: drop files, see how they are understood, confirm, undo."""

from collections.abc import Callable, Mapping

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.access.viewer import viewer
from dashboard.charts import Table
from dashboard.faults import reason
from dashboard.members import words
from dashboard.regions import short
from dashboard.sight import sight
from dashboard.translation import _, say
from dashboard.uploads.handing_in import HandingIn
from dashboard.uploads.policy import MEGABYTE, upload_policy
from dashboard.uploads.tray import UnknownUpload
from dashboard.uploads.upload import BY_HEADINGS, Progress, State, Upload
from layouts.attributes import data
from layouts.facts import panel
from layouts.handed_file import file_panels
from layouts.handed_load import load_panels
from layouts.table import table
from layouts.view import View

TICK = 1500
"""Milliseconds between two looks at what is under way."""


def upload(view: View) -> list[Component]:
    """The upload of the address as it stands; without one, where to drop files."""
    who, key = viewer(), view.query.get("id", "")
    uploads = HandingIn(view.warehouse.home)
    name = who.name if who else ""
    if not key:
        return [html.Div([_dropping(view), _earlier(view, uploads.of(name))], className="mq-grid")]
    try:
        found = uploads.find(name, key)
    except UnknownUpload as refusal:
        back = dcc.Link(_("重新上传"), href=addresses.upload(None, view.scope))
        return [html.Div([panel(reason(refusal), html.P(back), wide=True)], className="mq-grid")]
    return [html.Div(_STATES[found.state](view, found), className="mq-grid")]


def posting(view: View, path: str, **about: str | None) -> str:
    """The address to post a step to; it leads back to this place and period."""
    return addresses.address(path, view.scope.with_(where=()), **about)


def _dropping(view: View) -> html.Section:
    limits = upload_policy()
    told = _(
        "xlsx、xls、ods、csv 都行；每个最大 {size} MB，一次最多 {files} 个。先看读成什么样，确认后才装载。"
    )
    zone = html.Div(
        [
            html.P(_("把台账文件拖到这里")),
            html.Button(_("选文件"), type="button", className="btn btn-primary"),
            html.P([html.Progress(hidden=True, value="0", max="1")]),
            html.P(className="mq-said", role="alert"),
        ],
        className="mq-drop",
        **data(upload=posting(view, addresses.UPLOAD_FILES), broken=_("没有传上去：网络断了，请再试一次")),
    )
    note = told.format(size=limits.file_megabytes, files=limits.files)
    return panel(_("交台账"), html.P(note, className="mq-note"), zone, wide=True)


def _earlier(view: View, uploads: list[Upload]) -> html.Section | None:
    if not uploads:
        return None
    title = _("你最近的上传")
    contents = Table(
        columns=(_("文件"), _("何时"), _("状态")),
        rows=tuple(
            (
                _("、").join(file.name for file in one.files),
                f"{one.at[:16].replace('T', ' ')} UTC",
                _said(one.state),
            )
            for one in uploads
        ),
        units=("text",) * 3,
        targets=tuple(addresses.upload(one.id, view.scope) for one in uploads),
    )
    hours = upload_policy().keep_hours
    note = _("没有确认的文件保留 {hours} 小时。").format(hours=hours)
    return panel(title, html.P(note, className="mq-note"), table(contents, title), wide=True)


def _under_way(view: View, found: Upload) -> list[Component]:
    told = {
        "reading": _("正在读 {count} 个文件…已 {seconds} 秒"),
        "loading": _("正在装载 {count} 个文件…已 {seconds} 秒"),
        "undoing": _("正在撤销…已 {seconds} 秒"),
    }[found.state]
    busy = html.Div(
        [dbc.Spinner(size="sm"), told.format(count=len(found.files), seconds=found.seconds)],
        className="mq-busy",
        role="status",
    )
    far = HandingIn(view.warehouse.home).progress(found) if found.state != "undoing" else None
    note = html.P(_("可以离开这一页，做完会留在“你最近的上传”里。"), className="mq-note")
    clock = dcc.Interval(id={"type": "tick", "what": found.id}, interval=TICK)
    return [panel(_said(found.state), busy, _far(found, far), _files(found), note, clock, wide=True)]


def _far(found: Upload, far: Progress | None) -> html.P | None:
    """How many files and rows are read, and what is done with them then."""
    if far is None:
        return None
    told = _("已读 {done}/{total} 个文件，{rows} 行").format(
        done=far.done, total=far.total, rows=formats.exact(far.rows)
    )
    then = _("，正在核对并计入") if far.done == far.total and found.state == "loading" else ""
    return html.P(told + then)


def _read(view: View, found: Upload) -> list[Component]:
    """What was understood, with what can be done: say more, confirm, discard."""
    panels = [
        part for number in range(len(found.understood)) for part in file_panels(view, found, number, posting)
    ]
    return [_deciding(view, found), *panels]


def _deciding(view: View, found: Upload) -> html.Section:
    parts = found.understood
    counts = {
        name: sum(part[name] for one in parts for part in one["submissions"]) for name in ("read", "loaded")
    }
    title = (
        _("读懂了：{read} 行，可装入 {loaded} 行").format(**{k: formats.exact(v) for k, v in counts.items()})
        if found.is_confirmable
        else _("还不能装载，请看下面")
    )
    why = html.P(found.why, className="mq-wrong", role="alert") if found.why else None
    return panel(title, why, _files(found), _saying(view, found), _confirming(view, found), wide=True)


def _saying(view: View, found: Upload) -> html.Form:
    """Unit, ledger and period: as said, else as understood where all the files agree."""
    ledgers = [{"label": _("看表头"), "value": BY_HEADINGS}] + [
        {"label": say(name), "value": code} for code, name in words(view.warehouse, "ledger").items()
    ]
    own = sight()
    unit = found.said.unit or _agreed(found, "unit") or (short(own) if own else "")
    fields = (
        (_("报送单位代码"), dbc.Input(name="unit", id="said-unit", value=unit, maxlength=12)),
        (
            _("台账"),
            dbc.Select(
                name="ledger", id="said-ledger", options=ledgers, value=found.said.ledger or BY_HEADINGS
            ),
        ),
        (
            _("期间"),
            dbc.Input(
                name="period",
                id="said-period",
                value=found.said.period or _agreed(found, "period"),
                placeholder="2021-06 2021Q2 2021 all",
                maxlength=20,
            ),
        ),
    )
    labelled = [
        html.Div([html.Label(name, htmlFor=field.id), field], className="mq-field") for name, field in fields
    ]
    return html.Form(
        [*labelled, html.Button(_("按这个再读一次"), className="btn btn-outline-primary")],
        action=posting(view, addresses.UPLOAD_SAY, id=found.id),
        method="POST",
        className="mq-form",
    )


def _confirming(view: View, found: Upload) -> html.Div:
    """Confirm, where there is something to confirm, and discard."""
    fewer = [
        html.Label(
            [
                dbc.Input(
                    type="checkbox", name="fewer", value="yes", className="form-check-input", required=True
                ),
                " ",
                _("比上次少：上次 {before} 个编号，这次 {after} 个，确认没有漏交").format(**part["fewer"]),
            ]
        )
        for part in found.loses[:1]
    ]
    confirm = html.Form(
        [*fewer, " ", html.Button(_("确认装载"), className="btn btn-primary")],
        action=posting(view, addresses.UPLOAD_CONFIRM, id=found.id),
        method="POST",
    )
    discard = html.Form(
        html.Button(_("丢弃"), className="btn btn-outline-secondary"),
        action=posting(view, addresses.UPLOAD_DISCARD, id=found.id),
        method="POST",
    )
    return html.Div([confirm if found.is_confirmable else None, discard], className="mq-steps")


def _agreed(found: Upload, name: str) -> str:
    """What all files were understood to be; '' where they differ or none says."""
    told = {one[name] for one in found.understood}
    return str(told.pop()) if len(told) == 1 and None not in told else ""


def _files(found: Upload) -> html.P:
    named = [f"{file.name} ({max(1, round(file.size / MEGABYTE * 1024)):,} KB)" for file in found.files]
    return html.P(_("、").join(named), className="mq-note")


def _loaded(view: View, found: Upload) -> list[Component]:
    return load_panels(view, found, posting)


def _said(state: State) -> str:
    """A state in words."""
    return {
        "reading": _("正在读"),
        "read": _("等待确认"),
        "loading": _("正在装载"),
        "loaded": _("已装载"),
        "undoing": _("正在撤销"),
        "undone": _("已撤销"),
        "refused": _("没有做成"),
    }[state]


_STATES: Mapping[State, Callable[[View, Upload], list[Component]]] = {
    "reading": _under_way,
    "loading": _under_way,
    "undoing": _under_way,
    "read": _read,
    "refused": _read,
    "loaded": _loaded,
    "undone": _loaded,
}
