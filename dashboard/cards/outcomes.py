"""What became of issues: resolved at each level, settled near home, solved or only explained, reopened."""

from dataclasses import replace

from dashboard import addresses, formats, titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import RATE, fraction, header, number, rates, tabulate, whole
from dashboard.cards.flow import touched
from dashboard.cards.ranking import ranked
from dashboard.charts import Bars, Series, Story, Table
from dashboard.metrics.definition import Text
from dashboard.translation import _, say

NEAR = ("within_village", "within_town", "within_county")
DISPOSITIONS = ("solved", "planned", "explained", "unstated")


def by_level(ask: Ask) -> Story:
    """Resolved out of taken in, level by level, with Wilson intervals."""
    measured = ask("issues.resolution_rate", "level")
    taken = {row.keys["level"] for row in touched(ask("issues.level_flow", "level"))}
    rows = tuple(row for row in measured.rows if row.keys["level"] in taken and whole(row, "denominator"))
    targets = tuple(ask.filtered(addresses.ISSUES, row, "level") for row in rows)
    return Story(
        title=titles.by_level([titles.rate(row.label, row.values) for row in rows]),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(rates(say(measured.metric.name), rows),),
            unit="share",
            notes=tuple(fraction(row) for row in rows),
            targets=targets,
            small=tuple(is_small(row.values["denominator"]) for row in rows),
        ),
        table=tabulate(measured, _("层级"), RATE, rows, targets),
        metrics=("issues.resolution_rate",),
        count=sum(whole(row, "denominator") for row in rows),
        by=("level",),
    )


def settled_within(ask: Ask) -> Story:
    """The shares settled without leaving village, town and county."""
    measured = ask("issues.settled_within")
    row = measured.rows[0]
    collected = whole(row, "collected")
    names = tuple(header(measured, f"{name}_share") for name in NEAR)
    found = tuple(number(row, f"{name}_share") for name in NEAR)
    counted = tuple(whole(row, name) for name in NEAR)
    return Story(
        title=titles.settled(counted[0], counted[1], collected),
        chart=Bars(
            categories=names,
            series=(
                Series(
                    say(measured.metric.name),
                    found,
                    low=tuple(number(row, f"{name}_share_low") for name in NEAR),
                    high=tuple(number(row, f"{name}_share_high") for name in NEAR),
                    parts=tuple((count, collected) for count in counted),
                ),
            ),
            unit="share",
            notes=tuple(f"{formats.exact(count)}/{formats.exact(collected)}" for count in counted),
        ),
        table=_parts(_("范围"), names, counted, collected, adds_up=False),
        metrics=("issues.settled_within",),
        count=collected,
        small=is_small(collected),
    )


def disposition(ask: Ask) -> Story:
    """Resolved issues by what 'resolved' meant."""
    measured = ask("issues.disposition")
    row = measured.rows[0]
    names = tuple(header(measured, name) for name in DISPOSITIONS)
    counted = tuple(whole(row, name) for name in DISPOSITIONS)
    resolved = whole(row, "resolved")
    targets = tuple(addresses.rows("issues.disposition", ask.scope, name) for name in DISPOSITIONS)
    return Story(
        title=titles.disposition(*counted),
        chart=Bars(
            categories=names,
            series=(Series(_("件数"), counted),),
            horizontal=True,
            notes=tuple(formats.share(count / resolved) if resolved else "" for count in counted),
            targets=targets,
        ),
        table=replace(_parts(_("办理结果"), names, counted, resolved), targets=targets),
        metrics=("issues.disposition",),
        count=resolved,
        small=is_small(resolved),
    )


def reopened(ask: Ask) -> Story:
    """How many resolved issues came back, by category; where none did, that alone."""
    ranking = ranked(ask, "issues.reopened_rate", "category")
    came_back = whole(ranking.total, "numerator")
    return Story(
        title=titles.reopened(titles.rate("", ranking.total.values)),
        chart=ranking.bars(addresses.ISSUES, role="watch") if came_back else None,
        table=ranking.table() if came_back else replace(ranking.table(), rows=(), targets=()),
        metrics=("issues.reopened_rate",),
        count=whole(ranking.total, "denominator"),
        small=is_small(ranking.total.values["denominator"]),
        by=("category",),
    )


def _parts(
    first: str, names: tuple[str, ...], counted: tuple[int, ...], total: int, adds_up: bool = True
) -> Table:
    """Counts of one whole, each with its share of it."""
    shares = tuple(count / total if total else None for count in counted)
    return Table(
        columns=(first, _("件数"), _("占比")),
        rows=tuple(zip(names, counted, shares, strict=True)),
        units=("text", "count", "share"),
        adds_up=adds_up,
    )


CARDS = (
    Card(
        "resolution_by_level",
        Text("各级办结率", "Resolved at each level"),
        Text("哪一级办得成，哪一级办不动？", "Which level gets things done?"),
        by_level,
    ),
    Card(
        "settled_within",
        Text("就地化解", "Settled near home"),
        Text("多少问题不出村、不出镇就办结？", "How much is settled without leaving village or town?"),
        settled_within,
    ),
    Card(
        "disposition",
        Text("办理结果", "Disposition"),
        Text("办结的是真解决了，还是只作了解释？", "Solved, or only explained?"),
        disposition,
    ),
    Card(
        "reopened",
        Text("重办情况", "Reopened"),
        Text("办结的问题有多少又回来了？", "How many resolved issues came back?"),
        reopened,
    ),
)
