"""Deputies' scores: grades by tier and place, who is behind, the quarters of the year, what ranks hang on."""

from dataclasses import replace
from datetime import date

from dashboard import addresses, formats
from dashboard.cards import score_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import Shown, header, tabulate, whole
from dashboard.charts import Bars, Lines, Role, Series, Story, Table, Unit
from dashboard.folding import folded_table
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.regions import padded
from dashboard.rows import Cell, rows_behind
from dashboard.scope import Scope
from dashboard.scores.board import board
from dashboard.scores.sensitivity import sensitivity
from dashboard.scores.standing import fairness
from dashboard.translation import _, say

SCORE = "deputies.score"
GRADES: tuple[tuple[str, Role], ...] = (
    ("excellent", "accent"),
    ("good", "third"),
    ("competent", "second"),
    ("basic", "muted"),
    ("poor", "watch"),
    ("ungraded", "band"),
)
MOST = 14
"""So many deputies are named on the card; all of them stand in its rows."""


def year_of(scope: Scope) -> Scope:
    """The calendar year of the scope's end, up to its end: what a yearly rule has counted so far."""
    return scope.with_(start=date(scope.end.year, 1, 1))


def by_tier(ask: Ask) -> Story:
    """The grades of each tier: bands, not a league."""
    return _graded(ask, "tier", _("代表层级"))


def by_place(ask: Ask) -> Story:
    """The grades in each place below; of a single place, in each group."""
    scope = year_of(ask.scope)
    rows = ask(SCORE, "region", scope=scope).rows
    dimension = "region" if sum(whole(row, "deputies") > 0 for row in rows) > 1 else "group"
    story = _graded(ask, dimension, _("地方") if dimension == "region" else _("小组"))
    graded = [row for row in ask(SCORE, dimension, scope=scope).rows if whole(row, "deputies")]
    worst = sorted(
        ((row.label, whole(row, "poor"), whole(row, "deputies")) for row in graded),
        key=lambda entry: -entry[1],
    )
    return replace(story, title=titles.places(worst, story.count or 0))


def behind(ask: Ask) -> Story:
    """The deputies in the lowest grade, and those a point from the next; no bare league of all."""
    scope = year_of(ask.scope)
    total = ask.total(SCORE, scope=scope)
    near, poor = _named(ask, scope, "near"), _named(ask, scope, "poor")
    lowest = sorted((near | poor).values(), key=_worst_first)
    table = Table(
        columns=(_("代表"), _("层级"), _("所在"), _("得分"), _("等次"), _("名次"), _("在任月数"), _("说明")),
        rows=tuple(_line(row, str(row["deputy"]) in near) for row in lowest),
        units=("text", "text", "text", "count", "text", "count", "count", "text"),
        targets=tuple(addresses.deputy(str(row["deputy"]), ask.scope) for row in lowest),
        adds_up=False,
    )
    return Story(
        title=titles.behind(whole(total, "poor"), whole(total, "near"), whole(total, "deputies")),
        chart=None,
        table=folded_table(table, MOST),
        metrics=(SCORE,),
        count=whole(total, "deputies"),
        note=_fairness_note(scope),
        since=scope.start,
        field="deputies",
    )


def quarters(ask: Ask) -> Story:
    """What each tier has on average by the end of each quarter of the year (季度通报)."""
    year = year_of(ask.scope)
    ends = [end for end in _quarter_ends(year.end.year) if end <= year.end and end <= year.as_of] or [
        year.end
    ]
    measured = [ask(SCORE, "tier", scope=year.with_(end=end)) for end in ends]
    labels = tuple(formats.quarter(f"{end.year}Q{(end.month + 2) // 3}") for end in ends)
    tiers = [row.label for row in measured[-1].rows if whole(row, "known")]
    means = {
        row.label: tuple(
            next(one for one in each.rows if one.label == row.label).values["mean"] for each in measured
        )
        for row in measured[-1].rows
        if row.label in tiers
    }
    totals = [ask.total(SCORE, scope=year.with_(end=end)).values["mean"] for end in ends]
    last, before = totals[-1], totals[-2] if len(totals) > 1 else None
    gained = None if last is None or before is None else last - before
    numbers: list[Shown] = ["count"] * len(labels)
    roles: tuple[Role, ...] = ("accent", "second", "third", "muted", "band")
    return Story(
        title=titles.quarters(labels[-1], last, gained),
        chart=Lines(
            categories=labels,
            series=tuple(Series(name, means[name], role) for name, role in zip(tiers, roles, strict=False)),
        )
        if tiers
        else None,
        table=Table(
            columns=(_("代表层级"), *labels),
            rows=tuple((name, *(_rounded(value) for value in means[name])) for name in tiers),
            units=("text", *numbers),
            adds_up=False,
        ),
        metrics=(SCORE,),
        count=whole(ask.total(SCORE, scope=year), "deputies"),
        by=("tier",),
        since=year.start,
    )


def weights(ask: Ask) -> Story:
    """How far anybody's rank moves when an item's cap is a fifth higher or lower."""
    scope, limits = year_of(ask.scope), fairness()
    with ask.warehouse.reading() as snapshot:
        scored = board(snapshot, scope).scored
    here = {one.deputy.key for one in scored if scope.lo <= one.deputy.region < scope.hi}
    found = sensitivity(scored, here, limits.stretch, limits.min_cohort)
    first = found[0] if found else None
    return Story(
        title=titles.weights(
            say(Text(first.item.zh, first.item.en)) if first else None,
            first.furthest if first else 0,
            limits.stretch,
        ),
        chart=None,
        table=Table(
            columns=(_("评分项目"), _("名次最多变动"), _("名次有变动的代表"), _("参加排名的代表")),
            rows=tuple(
                (say(Text(one.item.zh, one.item.en)), one.furthest, one.moved, one.ranked) for one in found
            ),
            units=("text", "count", "count", "count"),
            adds_up=False,
        ),
        metrics=(SCORE,),
        count=first.ranked if first else 0,
        note=_("每个项目的上限各增、各减{percent}%，再排一次名次；变动大的，不宜只凭名次评先").format(
            percent=limits.stretch
        ),
        since=scope.start,
        field="ranked",
    )


def corrections(ask: Ask) -> Story:
    """What deputies asked to be put right this year: wrong, twice, missing."""
    scope = year_of(ask.scope)
    measured = ask("deputies.corrections", "kind", scope=scope)
    total = ask.total("deputies.corrections", scope=scope)
    columns: tuple[tuple[str, Unit], ...] = tuple(
        (name, "count") for name in ("asked", "accepted", "rejected", "open", "late")
    )
    rows = tuple(row for row in measured.rows if whole(row, "asked"))
    return Story(
        title=titles.corrections(whole(total, "asked"), whole(total, "accepted"), whole(total, "late")),
        chart=None,
        table=tabulate(measured, _("更正类型"), columns, rows, total=total if rows else None),
        metrics=("deputies.corrections",),
        count=whole(total, "asked"),
        note=_("报送期末后{days}天内提出的才改动得分").format(days=fairness().correction_days),
        by=("kind",),
        since=scope.start,
    )


def _graded(ask: Ask, dimension: str, heading: str) -> Story:
    scope = year_of(ask.scope)
    measured, total = ask(SCORE, dimension, scope=scope), ask.total(SCORE, scope=scope)
    rows = tuple(row for row in measured.rows if whole(row, "deputies"))
    shown = [(name, role) for name, role in GRADES if whole(total, name)]
    columns: list[tuple[str, Unit]] = [("deputies", "count"), *((name, "count") for name, _role in shown)]
    return Story(
        title=titles.grades(whole(total, "deputies"), whole(total, "poor"), whole(total, "ungraded")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in shown
            ),
            horizontal=True,
            stacked=True,
            targets=tuple(_target(ask, row, dimension) for row in rows),
        )
        if rows
        else None,
        table=tabulate(
            measured,
            heading,
            [*columns, ("near", "count"), ("ranked", "count")],
            rows,
            total=total if rows else None,
        ),
        metrics=(SCORE,),
        count=whole(total, "deputies"),
        note=_running(scope),
        by=(dimension,),
        since=scope.start,
    )


def _target(ask: Ask, row: Row, dimension: str) -> str | None:
    key = row.keys[dimension]
    if dimension == "region" and key is not None and padded(key) != ask.scope.region:
        return addresses.address(addresses.DEPUTIES, ask.scope.with_(region=padded(key)))
    return addresses.rows(SCORE, year_of(ask.scope).narrowed(dimension, key), "deputies")


def _named(ask: Ask, scope: Scope, count: str) -> dict[str, dict[str, Cell]]:
    """The rows behind one count of the scores, by deputy."""
    found = rows_behind(ask.warehouse, SCORE, scope, count)
    keys = [column.key for column in found.columns]
    return {str(row[0]): dict(zip(keys, row, strict=True)) for row in found.rows}


def _worst_first(row: dict[str, Cell]) -> tuple[bool, float, str]:
    """By points; those in office too short a time last, since theirs are of part of a year."""
    return row["why_unranked"] is not None, float(row["points"] or 0), str(row["deputy"])


def _line(row: dict[str, Cell], is_near: bool) -> tuple[str, ...]:
    rank = f"{row['rank']}/{row['cohort']}" if row["rank"] is not None else "—"
    near = _("接近等次线") if is_near else ""
    return (
        str(row["name"]),
        str(row["tier"] or ""),
        str(row["place"] or ""),
        "—" if row["points"] is None else f"{row['points']:g}",
        str(row["grade"] or "—"),
        rank,
        f"{row['months']}/{row['of_months']}",
        str(row["why_unranked"] or near),
    )


def _rounded(value: float | int | None) -> str:
    return "—" if value is None else f"{value:.1f}"


def _running(scope: Scope) -> str:
    """That a year that is not over gives no final grade."""
    return "" if _is_whole(scope) else _("年度未满，等次按目前得分，为暂列")


def _is_whole(scope: Scope) -> bool:
    return scope.end.month == 12 and scope.end.day == 31 and scope.as_of >= scope.end


def _fairness_note(scope: Scope) -> str:
    limits = fairness()
    months = scope.end.month - scope.start.month + 1
    return _("在任不足{months}个月、同层级可排不足{cohort}人的不排名；待评的不出总分；未受邀的不扣分").format(
        months=limits.months_needed(months), cohort=limits.min_cohort
    )


def _quarter_ends(year: int) -> tuple[date, ...]:
    return date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)


TIERS = Card(
    "score_tiers",
    Text("履职等次", "Grades by tier"),
    Text("各层级代表履职怎么样？", "How do deputies of each tier do?"),
    by_tier,
)
CARDS = (
    TIERS,
    Card(
        "score_places",
        Text("各地履职等次", "Grades by place"),
        Text("哪里的代表落后？", "Where are deputies behind?"),
        by_place,
    ),
    Card(
        "score_quarters",
        Text("季度通报", "Quarterly standing"),
        Text("每季度添了多少分？", "What has each quarter added?"),
        quarters,
    ),
    Card(
        "score_corrections",
        Text("履职记录更正", "Corrections"),
        Text("记录有没有错、重、漏？", "Is anything wrong, twice or missing?"),
        corrections,
    ),
    Card(
        "score_behind",
        Text("不称职与接近等次线", "Lowest grade and near a cut point"),
        Text("该找谁谈？", "Whom to talk to?"),
        behind,
        wide=True,
    ),
    Card(
        "score_weights",
        Text("名次随权重变动", "What ranks hang on"),
        Text("名次靠得住吗？", "Can the ranks be relied on?"),
        weights,
        wide=True,
    ),
)
