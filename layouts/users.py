"""Who may look: the users in sight of an administrator, and what can be done with each."""

from datetime import UTC, datetime
from typing import get_args

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses
from dashboard.access.administration import Administration
from dashboard.access.log_words import ROLES
from dashboard.access.policy import Role
from dashboard.access.users import User
from dashboard.access.viewer import viewer
from dashboard.regions import region_name, short
from dashboard.sight import EVERYTHING
from dashboard.translation import _, language, say
from layouts.attributes import aria
from layouts.facts import panel
from layouts.view import View


def users(view: View) -> list[Component]:
    """The users' page: everyone in sight, and a form to add one."""
    known = Administration(view.warehouse.home, viewer()).users()
    return [html.Div([_everyone(view, known), _adding(view)], className="mq-grid")]


def _everyone(view: View, known: tuple[User, ...]) -> html.Section:
    shut = sum(user.is_disabled for user in known)
    title = _("{count} 个用户，其中停用 {shut} 个").format(count=len(known), shut=shut)
    names = (_("用户名"), _("角色"), _("能看的地区"), _("状态"), _("登录方式"), _("添加日期"), _("操作"))
    parts = [
        html.Caption(title, className="visually-hidden"),
        html.Thead(html.Tr([html.Th(name, scope="col", className="text") for name in names])),
        html.Tbody([_row(view, user) for user in known]),
    ]
    frame = html.Div(html.Table(parts, className="mq-table"), className="mq-table-frame", tabIndex="0")
    return panel(title, frame, wide=True)


def _row(view: View, user: User) -> html.Tr:
    everywhere = user.region == EVERYTHING
    place = _("全部地区") if everywhere else region_name(view.warehouse, user.region)
    told = (
        say(ROLES[user.role]),
        place,
        f"■ {_('已停用')}" if user.is_disabled else f"✓ {_('可用')}",
        _("密码") if user.has_password else _("一次性链接"),
        f"{datetime.fromtimestamp(user.added_at, UTC):%Y-%m-%d}",
    )
    name = dcc.Link(user.name, href=addresses.address(addresses.LOG, view.scope, who=user.name))
    cells = [html.Td(text, className="text short") for text in told]
    return html.Tr(
        [html.Th(name, scope="row", className="text"), *cells, html.Td(_ways(user), className="text")]
    )


def _ways(user: User) -> html.Form:
    """What can be done with a user: a form, since each is a POST."""
    ways = [(_("重置并给链接"), addresses.USER_RESET)]
    if not user.is_disabled:
        ways += [(_("全部退出"), addresses.USER_SIGN_OUT), (_("停用账号"), addresses.USER_DISABLE)]
    return html.Form(
        [
            html.Button(
                name,
                formAction=_spoken(addresses.user_changed(path, user.name)),
                className="mq-do",
                **aria(label=f"{name}：{user.name}"),
            )
            for name, path in ways
        ],
        method="POST",
        className="mq-ways",
    )


def _adding(view: View) -> html.Section:
    roles = [{"label": say(ROLES[role]), "value": role} for role in get_args(Role)]
    fields = (
        (_("用户名"), dbc.Input(name="user", id="new-user", required=True, maxlength=64, autocomplete="off")),
        (_("角色"), dbc.Select(name="role", id="new-role", options=roles, value="leader")),
        (
            _("区划代码"),
            dbc.Input(name="region", id="new-region", value=short(view.scope.region), maxlength=12),
        ),
    )
    labelled = [
        html.Div([html.Label(name, htmlFor=field.id), field], className="mq-field") for name, field in fields
    ]
    form = html.Form(
        [*labelled, html.Button(_("添加"), className="btn btn-primary")],
        action=_spoken(addresses.USER_ADD),
        method="POST",
        className="mq-form",
    )
    told = _("新用户凭一次性链接登录，登录后自己设密码。区划写 6、9 或 12 位；管理员留空就能看全部地区。")
    return panel(_("添加用户"), html.P(told, className="mq-under"), form, wide=True)


def _spoken(path: str) -> str:
    """An address to post to, which answers in the language spoken."""
    if language() == "zh":
        return path
    return f"{path}{'&' if '?' in path else '?'}lang=en"
