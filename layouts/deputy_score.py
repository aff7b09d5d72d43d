"""The score in a deputy's file: every point with its record, the rank or why there is none, corrections."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import addresses, formats
from dashboard.cards.columns import Shown
from dashboard.cards.scores import SCORE, year_of
from dashboard.charts import Table
from dashboard.metrics.definition import Text
from dashboard.metrics.score_listings import WORDS
from dashboard.records.deputy import Deputy
from dashboard.rows import Listing, rows_behind
from dashboard.scope import Scope
from dashboard.scores.amount import HUNDRED
from dashboard.scores.board import Scored, board
from dashboard.scores.rule import Item
from dashboard.scores.standing import fairness
from dashboard.translation import _, say
from layouts.facts import facts, panel
from layouts.table import table
from layouts.view import View

TEXT: Shown = "text"
NUMBER: Shown = "count"
LINE_KEYS = ("item", "points", "reason", "day", "kind", "title", "source")
CORRECTION_KEYS = ("record", "kind", "asked", "decided", "state")


def score(view: View, found: Deputy) -> Sequence[Component]:
    """What the deputy has this year; nothing where no rule holds or the deputy was not in office."""
    scope = year_of(view.scope)
    with view.warehouse.reading() as snapshot:
        own = [one for one in board(snapshot, scope).scored if one.deputy.key == found.key]
    if not own:
        return []
    own_scope = scope.with_(region=found.region).narrowed("deputy", found.key)
    return [
        _total(own[0], own_scope),
        _items(own[0]),
        *_lines(view, own_scope),
        *_corrections(view, own_scope),
    ]


def _total(one: Scored, scope: Scope) -> html.Section:
    reckoned, standing = one.score, one.standing
    grade = reckoned.grade
    rank = (
        _("第{rank}名（同层级{size}人）").format(rank=standing.rank, size=formats.exact(standing.size))
        if standing.rank
        else _("不排名：{why}").format(why=say(WORDS["unranked"][standing.why or "awaited"]))
    )
    near = (
        _("距等次线不到{points}分").format(points=_points(reckoned.rule.near)) if reckoned.is_near else None
    )
    whole = reckoned.subject.months == reckoned.subject.of
    known = facts(
        [
            (_("评分办法"), say(Text(reckoned.rule.zh, reckoned.rule.en))),
            (_("期间"), formats.period(scope.start, scope.end)),
            (_("得分"), _points(reckoned.points) if reckoned.points is not None else "—"),
            (_("待评项目"), "、".join(_name(reckoned.rule.item, name) for name in reckoned.awaited)),
            (_("等次"), say(Text(grade.zh, grade.en)) if grade else "—"),
            (_("等次提示"), near),
            (_("名次"), rank),
            (_("在任月数"), f"{reckoned.subject.months}/{reckoned.subject.of}"),
            (_("折算"), None if whole else _("基数、上限、目标和等次线按在任月数折算，得分不折算")),
            (_("排名条件"), _fair(one)),
        ]
    )
    link = dcc.Link(_("得分明细（可下载）"), href=addresses.rows(SCORE, scope))
    return panel(_("本年得分"), known, html.P(link), wide=True)


def _fair(one: Scored) -> str:
    limits = fairness()
    return _("在任满{months}个月，同层级可排的满{cohort}人").format(
        months=limits.months_needed(one.span.length), cohort=limits.min_cohort
    )


def _items(one: Scored) -> html.Section:
    reckoned = one.score
    contents = Table(
        columns=(_("评分项目"), _("得分"), _("上限"), _("记录")),
        rows=tuple(
            (
                say(Text(item.zh, item.en)),
                "—" if item.id in reckoned.awaited else _points(reckoned.of_item(item.id)),
                "" if item.cap is None else _points(item.cap),
                sum(line.item == item.id and line.source is not None for line in reckoned.lines),
            )
            for item in reckoned.rule.item
            if item.id in reckoned.items
        ),
        units=("text", "count", "count", "count"),
    )
    return panel(_("各项得分"), table(contents, _("各项得分")), wide=True)


def _lines(view: View, scope: Scope) -> list[html.Section]:
    """Every line of the score, what earned nothing with the reason."""
    listed = rows_behind(view.warehouse, SCORE, scope)
    head = (_("评分项目"), _("得分"), _("说明"), _("日期"), _("活动类型"), _("主题"), _("依据"))
    return [_listing(_("每一分的来历"), listed, LINE_KEYS, head)] if listed.rows else []


def _corrections(view: View, scope: Scope) -> list[html.Section]:
    """What the deputy asked to be put right since the year began, and until when one may."""
    since = scope.with_(end=max(scope.end, scope.as_of))
    listed = rows_behind(view.warehouse, "deputies.corrections", since)
    head = (_("更正记录"), _("类型"), _("提出"), _("答复"), _("结果"))
    window = _("履职记录报送期末后{days}天内可以提出更正。").format(days=fairness().correction_days)
    if not listed.rows:
        return [panel(_("没有提出更正"), html.P(window, className="mq-note"), wide=True)]
    return [_listing(_("更正登记"), listed, CORRECTION_KEYS, head, window)]


def _listing(
    title: str, listed: Listing, keys: Sequence[str], head: tuple[str, ...], note: str = ""
) -> html.Section:
    places = [column.key for column in listed.columns]
    at = [places.index(key) for key in keys]
    written = [places.index(key) for key in ("file", "sheet", "row")]
    contents = Table(
        columns=(*head, _("出处")),
        rows=tuple(
            (
                *("" if row[index] is None else str(row[index]) for index in at),
                formats.written(*(row[index] for index in written)),
            )
            for row in listed.rows
        ),
        units=(*(NUMBER if key == "points" else TEXT for key in keys), TEXT),
    )
    caution = html.P(note, className="mq-note") if note else None
    return panel(title, caution, table(contents, title), wide=True)


def _points(hundredths: int) -> str:
    return f"{hundredths / HUNDRED:g}"


def _name(items: Sequence[Item], name: str) -> str:
    return next(say(Text(item.zh, item.en)) for item in items if item.id == name)
