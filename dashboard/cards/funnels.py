"""Places in a funnel: whose share is more than ordinary variation, with a league table banded by volume."""

from dashboard import addresses, comparisons, formats
from dashboard.cards import variation_titles as words
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import Shown, fraction, header, whole
from dashboard.cards.ranking import Ranking, ranked
from dashboard.charts import Dot, Dots, Funnel, Limits, Role, Story, Table
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.policy import display_policy
from dashboard.statistics import Z95
from dashboard.statistics_funnel import Z998, Zone
from dashboard.translation import _, say

GRID = 48
"""Limits are drawn through so many points, close together where they bend."""


def resolution(ask: Ask) -> Story:
    """The resolution rate of the places below in a funnel."""
    return _story(ask, "issues.resolution_rate")


def on_time(ask: Ask) -> Story:
    """The on-time rate of the places below in a funnel; the rest of a rate's stays are not yet judged."""
    return _story(ask, "issues.on_time_rate")


def _story(ask: Ask, metric: str) -> Story:
    ranking = ranked(ask, metric, "region")
    judged = [row for row in ranking.rows if not is_small(row.values["denominator"])]
    cautions = (comparisons.unranked(ranking.unranked), words.dispersed(_is_adjusted(ranking)))
    return Story(
        title=_finding(ranking),
        chart=_chart(ranking, judged) if len(judged) > 1 else None,
        table=league(ranking),
        metrics=(metric,),
        count=whole(ranking.total, "denominator"),
        note=_("；").join(caution for caution in cautions if caution),
        by=("region",),
    )


def _is_adjusted(ranking: Ranking) -> bool:
    """Whether the limits are widened, since the places differ by more than chance anyway."""
    return ranking.funnel is not None and ranking.funnel.tau2 > 0


def _finding(ranking: Ranking) -> str:
    """Who is beyond the outer limits; else who is between them on the worse side; else that nobody is."""
    figure, good = say(ranking.measured.metric.name), ranking.measured.metric.good
    watched: Zone = "below" if good == "up" else "above"
    names = [row.label for row in ranking.rows if ranking.zone(row) == watched]
    if names and not ranking.below() and not ranking.above():
        return words.to_watch(figure, names, is_low=watched == "below")
    return ranking.finding(figure, _("各地"))


def _chart(ranking: Ranking, judged: list[Row]) -> Funnel | None:
    found = ranking.funnel
    if found is None:
        return None
    most = max(whole(row, "denominator") for row in ranking.rows)
    least = max(min(whole(row, "denominator") for row in judged) // 2, 1)
    grid = sorted({round(least * (1.06 * most / least) ** (step / GRID)) for step in range(GRID + 1)})
    limits = [
        (name, [found.limits(cases, z) for cases in grid])
        for name, z in ((_("95%界限"), Z95), (_("99.8%界限"), Z998))
    ]
    shares = [row.values["value"] or 0.0 for row in ranking.rows]
    return Funnel(
        groups=_groups(ranking),
        cases=tuple(grid),
        limits=tuple(
            Limits(name, tuple(low for low, _high in pairs), tuple(high for _low, high in pairs))
            for name, pairs in limits
        ),
        reference=found.target,
        reference_name=_("全部"),
        cases_name=header(ranking.measured, "denominator"),
        span=formats.span((*shares, found.target)),
    )


def _groups(ranking: Ranking) -> tuple[Dots, ...]:
    """The places by what is to be said of them; groups without any are left out."""
    kinds: tuple[tuple[str, tuple[Zone, ...], Role, bool], ...] = (
        (_("超出99.8%界限"), ("far_below", "far_above"), "watch", True),
        (_("超出95%界限"), ("below", "above"), "accent", True),
        (words.within(_is_adjusted(ranking)), ("within",), "second", False),
    )
    judged = [row for row in ranking.rows if not is_small(row.values["denominator"])]
    groups = [
        Dots(name, tuple(_dot(ranking, row) for row in judged if ranking.zone(row) in zones), role, named)
        for name, zones, role, named in kinds
    ]
    small = [row for row in ranking.rows if is_small(row.values["denominator"])]
    groups.append(Dots(_("样本少"), tuple(_dot(ranking, row) for row in small)))
    return tuple(group for group in groups if group.dots)


def _dot(ranking: Ranking, row: Row) -> Dot:
    share = row.values["value"] or 0.0
    target = ranking.target(addresses.ISSUES, row)
    return Dot(row.label, whole(row, "denominator"), share, fraction(row), target)


def league(ranking: Ranking) -> Table:
    """Places by volume band, the largest first, and in it by share; Wilson intervals; small ones unranked."""
    bands = display_policy().volume_bands
    rows = sorted(ranking.rows, key=lambda row: -sum(whole(row, "denominator") >= edge for edge in bands))
    units: tuple[Shown, ...] = ("text", "text", "count", "count", "share", "share", "share", "text")
    return Table(
        columns=(
            _("地方"),
            _("件数档"),
            *(header(ranking.measured, name) for name in ("numerator", "denominator", "value")),
            _("95%区间低"),
            _("95%区间高"),
            _("判断"),
        ),
        rows=tuple(
            (
                row.label,
                words.band(bands, whole(row, "denominator")),
                whole(row, "numerator"),
                whole(row, "denominator"),
                *(row.values[name] for name in ("value", "low", "high")),
                _judged(ranking, row),
            )
            for row in rows
        ),
        units=units,
        targets=tuple(ranking.target(addresses.ISSUES, row) for row in rows),
    )


def _judged(ranking: Ranking, row: Row) -> str:
    if is_small(row.values["denominator"]):
        return _("样本少")
    return words.standing(ranking.zone(row), _is_adjusted(ranking))


CARDS = (
    Card(
        "resolution_funnel",
        Text("各地办结率漏斗图", "Resolution by place, funnel"),
        Text("各地办结率的差别是不是偶然？", "Do places resolve differently, or is it chance?"),
        resolution,
        wide=True,
    ),
    Card(
        "on_time_funnel",
        Text("各地按时率漏斗图", "On time by place, funnel"),
        Text("各地按时办理的差别是不是偶然？", "Are places on time differently, or is it chance?"),
        on_time,
        wide=True,
    ),
)
