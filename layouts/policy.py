"""The policy, for the administrator: every file as it stands, and when it last changed. Read only."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from audit.chain import Audit, Entry, Watch
from audit.policy import PolicyFile, policy_files
from dashboard import formats
from dashboard.charts import Table
from dashboard.policy import FOLDER
from dashboard.translation import _, language
from layouts.facts import panel
from layouts.table import SHORT, table
from layouts.view import View


def policy(view: View) -> list[Component]:
    """What the numbers hang on, and the text of each file."""
    home = view.warehouse.home
    files = policy_files(Audit(home), FOLDER)
    watch = view.warehouse.remembered("log", lambda: Watch(home))
    changes = [entry for entry in watch.chain().entries if entry.act == "policy_changed"]
    return [html.Div([_summary(files, changes), _texts(files)], className="mq-grid")]


def _summary(files: Sequence[PolicyFile], changes: Sequence[Entry]) -> html.Section:
    title = _("{count} 个政策文件").format(count=formats.exact(len(files)))
    if waiting := sum(one.is_changed for one in files):
        told = _("{title}，{waiting} 个有改动还没有记入日志")
        title = told.format(title=title, waiting=formats.exact(waiting))
    how = _(
        "文件在 data/policy，用文本编辑器改：网页服务重启后、装载从下一次起按新的算，那时改动记入日志。"
        "这里只能看。"
    )
    columns = (_("文件"), _("规定什么"), _("状态"), _("最近一次改动(UTC)"), _("改了几次"), _("印记"))
    contents = Table(
        columns=columns,
        rows=tuple(_row(one, changes) for one in files),
        units=("text", "text", "text", "text", "count", "text"),
    )
    return panel(title, html.P(how, className="mq-under"), table(contents, title), wide=True)


def _row(one: PolicyFile, changes: Sequence[Entry]) -> tuple[str | int, ...]:
    """A file with what the log has of it since it first heard of them all."""
    own = [entry for entry in changes if entry.about.get("file") == one.name]
    last = own[-1].at[:19].replace("T", " ") if own else _("从未")
    return one.name, one.subject[language() == "en"], _state(one), last, len(own), one.digest[:SHORT]


def _state(one: PolicyFile) -> str:
    if one.told is None:
        return _("日志里还没有")
    return f"● {_('有改动还没有记入日志')}" if one.is_changed else f"✓ {_('与日志一致')}"


def _texts(files: Sequence[PolicyFile]) -> html.Section:
    folded = [html.Details([html.Summary(one.name), html.Pre(one.text)]) for one in files]
    return panel(_("各文件全文"), *folded, wide=True)
