"""A page as a workbook: a sheet a card with scope, date and its table, and what every figure means."""

from collections.abc import Iterator, Sequence

from dashboard import formats
from dashboard.alerts.alert import alert_scope
from dashboard.cards.card import Ask, Card
from dashboard.cards.scores import year_of
from dashboard.charts import Figure, Story
from dashboard.errors import DashboardError
from dashboard.metrics import METRICS
from dashboard.metrics.sources import policies_of
from dashboard.pages import ALERTS, DEFINITIONS, DEPUTY, PAGES, Page
from dashboard.records.deputy import Deputy, find_deputy
from dashboard.regions import region_name
from dashboard.rows import rows_behind
from dashboard.scope import Scope
from dashboard.translation import _, say
from dashboard.warehouse import Warehouse
from dashboard.workbook import Sheet, workbook_of

OF_A_DEPUTY = (
    ("deputies.score", None),
    ("deputies.duty_list", None),
    ("deputies.corrections", None),
    ("deputies.activities", None),
    ("deputies.in_lists", None),
    ("suggestions.funnel", "suggestions"),
)
"""The listings of a deputy's file: points with records, duties, corrections, deeds, lists, suggestions."""


class NotExported(DashboardError):
    """The page has no tables of its own, or needs the key of what it shows."""


def exported() -> tuple[Page, ...]:
    """The pages that become a workbook."""
    return tuple(page for page in PAGES if page.cards or page in (DEPUTY, DEFINITIONS))


def page_workbook(warehouse: Warehouse, name: str, scope: Scope, key: str | None = None) -> bytes:
    """The xlsx file of the page so named; `key` is the deputy's (unit/id). NotExported, UnknownDeputy."""
    page = next((page for page in exported() if page.id == name), None)
    if page is None:
        known = ", ".join(page.id for page in exported())
        raise NotExported(
            f"没有 {name[:40]} 这一页可以导出：可用 {known}",
            f"no page {name[:40]} to export: there are {known}",
        )
    with warehouse.reading():
        if page is DEFINITIONS:
            return workbook_of([_definitions(tuple(METRICS))])
        if page is DEPUTY:
            return workbook_of(list(_file_of(warehouse, scope, key)))
        return workbook_of(list(_cards_of(warehouse, page, scope)))


def _cards_of(warehouse: Warehouse, page: Page, scope: Scope) -> Iterator[Sheet]:
    """What the page says card by card, its big numbers, each card's table, its figures' definitions."""
    looked = alert_scope(warehouse, scope.region, scope.as_of) if page is ALERTS else scope
    ask = Ask(warehouse, looked, looked.previous(), medium="workbook")
    told = [(card, card.told_anyhow(ask)) for card in page.cards]
    numbers = [(card, card.told_anyhow(ask)) for card in page.figures]
    findings = tuple((say(card.name), story.title) for card, story in (*numbers, *told))
    yield Sheet(say(page.name), _head(warehouse, say(page.name), looked), (_("内容"), _("说明")), findings)
    if numbers:
        yield _numbers(warehouse, numbers, looked)
    for card, story in told:
        if story.table.rows or story.sentences:
            yield _sheet_of(warehouse, card, story, looked)
    stories = (*numbers, *told)
    yield _definitions(tuple(dict.fromkeys(metric for _card, story in stories for metric in story.metrics)))


def _sheet_of(warehouse: Warehouse, card: Card, story: Story, scope: Scope) -> Sheet:
    own = scope.with_(start=story.since)
    lines = [story.title, *_head(warehouse, say(card.name), own)]
    lines += [story.note] if story.note else []
    lines += [sentence.text for sentence in story.sentences]
    return Sheet(say(card.name), tuple(lines), story.table.columns, story.table.rows, story.table.units)


def _numbers(warehouse: Warehouse, told: Sequence[tuple[Card, Story]], scope: Scope) -> Sheet:
    """The big numbers: value, counts, what it was before and whether that is a change."""
    rows = tuple(
        (
            say(card.name),
            formats.value(story.chart.value, story.chart.unit),
            story.chart.numerator,
            story.chart.denominator,
            formats.value(story.chart.previous, story.chart.unit),
            story.note,
        )
        for card, story in told
        if isinstance(story.chart, Figure)
    )
    columns = (_("指标"), _("本期"), _("分子"), _("分母"), _("上期"), _("判断"))
    units = ("text", "text", "count", "count", "text", "text")
    return Sheet(_("主要数据"), _head(warehouse, _("主要数据"), scope), columns, rows, units)


def _head(warehouse: Warehouse, title: str, scope: Scope) -> tuple[str, ...]:
    """What it is, where and when, as of which day and from which data."""
    filters = [member for _dimension, member in scope.where if member]
    where = (region_name(warehouse, scope.region), formats.period(scope.start, scope.end), *filters)
    until = _("数据截至{day}").format(day=formats.day(scope.as_of))
    version = _("数据版本 {snapshot}").format(snapshot=warehouse.snapshot)
    notice = _("总数见公开报告，明细为重建") if warehouse.meta.get("notice") == "reconstructed" else ""
    return tuple(line for line in (title, " · ".join(where), f"{until} · {version}", notice) if line)


def _definitions(metrics: Sequence[str]) -> Sheet:
    """What each figure means, how it is counted, on what it hangs, what it doesn't tell."""
    found = [METRICS[metric] for metric in metrics if metric in METRICS]
    rows = tuple(
        (
            say(one.name),
            say(one.meaning),
            say(one.formula),
            say(one.limits),
            _("、").join(policies_of(one)),
            one.id,
        )
        for one in found
    )
    columns = (_("指标"), _("含义"), _("算法"), _("看不出什么"), _("限值"), _("编号"))
    return Sheet(_("指标说明"), (_("指标说明"),), columns, rows)


def _file_of(warehouse: Warehouse, scope: Scope, key: str | None) -> Iterator[Sheet]:
    """A deputy's file: the register's entry, then the rows behind each of its figures."""
    if key is None:
        raise NotExported(
            "一人一档要用 --id 指明代表编号(单位/编号)", "a deputy's file needs --id: 'unit/id'"
        )
    found = find_deputy(warehouse, key)
    own = year_of(scope).with_(region=found.region).narrowed("deputy", found.key)
    yield Sheet(found.label, _head(warehouse, found.label, year_of(scope)), (), _entry(found))
    for metric, field in OF_A_DEPUTY:
        listing = rows_behind(warehouse, metric, own, field)
        columns = tuple(say(column.name) for column in listing.columns)
        name = say(METRICS[metric].name)
        yield Sheet(name, (name, say(METRICS[metric].meaning)), columns, listing.rows)
    yield _definitions([metric for metric, _field in OF_A_DEPUTY])


def _entry(found: Deputy) -> tuple[tuple[str, str], ...]:
    source = " ".join(str(part) for part in (found.file, found.sheet, found.row) if part is not None)
    told = (
        (_("编号"), found.key),
        (_("任期开始"), formats.day(found.term_from) if found.term_from else ""),
        (_("任期结束"), formats.day(found.term_to) if found.term_to else ""),
        (_("出处"), source),
    )
    return tuple((name, value) for name, value in told if value)
