"""Stations by grade, and what they lack for the next; receptions by campaign."""

from dashboard import addresses, formats, titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Series, Story, Table, Unit
from dashboard.handling_policy import station_grades
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.metrics.grades import lacks
from dashboard.translation import _

GRADED: tuple[tuple[str, Unit], ...] = (
    ("stations", "count"),
    ("subsidy", "yuan"),
    ("short", "count"),
    ("ready", "count"),
)


def grades(ask: Ask) -> Story:
    """How many stations of each grade, their subsidy, and how many are short of it or ready for the next."""
    measured = ask("stations.grade", "grade")
    total = ask.total("stations.grade")
    rows = tuple(row for row in measured.rows if whole(row, "stations"))
    return Story(
        title=_grades_title(total),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(_("够现有等级"), tuple(whole(r, "stations") - whole(r, "short") for r in rows)),
                Series(header(measured, "short"), tuple(whole(row, "short") for row in rows), "third"),
            ),
            stacked=True,
            notes=tuple(formats.value(row.values["subsidy"], "yuan") for row in rows),
            targets=tuple(ask.filtered(addresses.STATIONS, row, "grade") for row in rows),
        ),
        table=tabulate(measured, _("等级"), GRADED, rows, total=total),
        metrics=("stations.grade",),
        count=whole(total, "stations"),
        by=("grade",),
        field="short",
    )


def _grades_title(total: Row) -> str:
    stations, short = whole(total, "stations"), whole(total, "short")
    if not stations:
        return _("没有启用的站点")
    if whole(total, "ungraded") == stations:
        return _("站点都没有评定等级")
    if not short:
        return _("评了等级的站点都够条件")
    return _("{count}个站点不够现有等级").format(count=formats.count(short))


def lacking(ask: Ask) -> Story:
    """What keeps stations from the next grade: how many lack each thing."""
    measured = ask("stations.grade")
    row = measured.rows[0]
    found = sorted(
        ((count.name, whole(row, count.name)) for count in lacks(station_grades())), key=lambda pair: -pair[1]
    )
    names = tuple(header(measured, name) for name, _number in found)
    counted = tuple(number for _name, number in found)
    targets = tuple(addresses.rows("stations.grade", ask.scope, name) for name, _number in found)
    below = whole(row, "below_top")
    return Story(
        title=_lacking_title(whole(row, "ready"), below, names, counted),
        chart=Bars(
            categories=names, series=(Series(_("站点"), counted, "second"),), horizontal=True, targets=targets
        )
        if below
        else None,
        table=Table(
            columns=(_("离上一级还差"), _("站点")),
            rows=tuple(zip(names, counted, strict=True)),
            units=("text", "count"),
            targets=targets,
        ),
        metrics=("stations.grade",),
        count=below,
        field="below_top",
        note=_("按本地标准推算，等级仍由主管单位评定"),
    )


def _lacking_title(ready: int, below: int, names: tuple[str, ...], counted: tuple[int, ...]) -> str:
    if not below:
        return _("站点都已是最高等级")
    if ready:
        return _("{ready}个站点已够上一级").format(ready=formats.count(ready))
    return _("升级最常卡在：{name}").format(name=names[0]) if counted[0] else _("站点都已够上一级")


def campaigns(ask: Ask) -> Story:
    """Each campaign's receptions, opinions and what became of them; it may reach across years."""
    outcomes = ask("receptions.opinion_outcomes", "campaign", "year")
    held = {(r.keys["campaign"], r.keys["year"]): r for r in ask("receptions.table", "campaign", "year").rows}
    rows = tuple(
        row
        for row in outcomes.rows
        if row.keys["campaign"] and whole(held[row.keys["campaign"], row.keys["year"]], "sessions")
    )
    lines = tuple(_campaign(held[row.keys["campaign"], row.keys["year"]], row) for row in rows)
    said, solved = sum(whole(row, "opinions") for row in rows), sum(whole(row, "resolved") for row in rows)
    return Story(
        title=_campaign_title(len({row.keys["campaign"] for row in rows}), said, solved),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(header(outcomes, "resolved"), tuple(whole(row, "resolved") for row in rows)),
                Series(
                    header(outcomes, "in_progress"), tuple(whole(r, "in_progress") for r in rows), "third"
                ),
            ),
            stacked=True,
            horizontal=True,
            targets=tuple(ask.filtered(addresses.STATIONS, row, "campaign") for row in rows),
        )
        if rows
        else None,
        table=Table(
            columns=(_("主题活动"), _("场次"), _("人次"), _("意见"), _("已办结"), _("在办")),
            rows=lines,
            units=("text", "count", "person_times", "count", "count", "count"),
        ),
        metrics=("receptions.opinion_outcomes", "receptions.table"),
        count=said,
        by=("campaign", "year"),
        small=bool(rows) and is_small(said),
        note=_("离数据日期近的活动，意见还来不及办结") if rows else "",
    )


def _campaign(held: Row, row: Row) -> tuple[str | int | float | None, ...]:
    return (
        row.label,
        whole(held, "sessions"),
        held.values["person_times"],
        row.values["opinions"],
        whole(row, "resolved"),
        whole(row, "in_progress"),
    )


def _campaign_title(names: int, said: int, solved: int) -> str:
    if not names:
        return _("没有主题接待活动")
    if not said:
        return _("主题接待没有收集意见")
    return _("主题接待收集意见{said}条，办结{share}").format(
        said=formats.count(said), share=titles.told(solved, said)
    )


CARDS = (
    Card(
        "grades",
        Text("站点等级", "Grades of stations"),
        Text("站点够不够现有等级？", "Do stations live up to their grade?"),
        grades,
    ),
    Card(
        "lacking",
        Text("离上一级还差什么", "What is lacking"),
        Text("站点离上一级还差什么？", "What do stations lack for the next grade?"),
        lacking,
    ),
    Card(
        "campaigns",
        Text("主题接待", "Campaigns"),
        Text("集中接待月收到什么、办了什么？", "What did the reception months bring?"),
        campaigns,
        wide=True,
    ),
)
