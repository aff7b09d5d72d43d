"""Deputies: who is behind, what they did, who has reported to voters."""

from dashboard import addresses, comparisons, formats
from dashboard.cards import deputy_coverage
from dashboard.cards import deputy_titles as titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import RATE, fraction, header, rates, tabulate, whole
from dashboard.cards.deputy_coverage import DONE, cut
from dashboard.cards.ranking import Ranking, ranked
from dashboard.charts import Bars, Lines, Series, Story, Table
from dashboard.folding import folded_table
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.rows import rows_behind
from dashboard.translation import _, say

PARTICIPATION = "deputies.participation"
INACTIVE = "deputies.inactive"
LISTED = ("name", "tier", "place", "station", "months")
MOST = 12
"""So many deputies are named on the card; all of them stand in its rows."""


def participation(ask: Ask) -> Story:
    """The share that took part in each place below; of a single place, at each station."""
    dimension = cut(ask)
    ranking = ranked(ask, PARTICIPATION, dimension)
    each = _("各地") if dimension == "region" else _("各站点")
    name = say(ranking.measured.metric.name)
    return Story(
        title=ranking.finding(name, each) if len(ranking.rows) > 1 else _of_one(ranking),
        chart=ranking.bars(addresses.DEPUTIES) if ranking.rows else None,
        table=ranking.table(),
        metrics=(PARTICIPATION,),
        count=whole(ranking.total, "denominator"),
        note=comparisons.unranked(ranking.unranked),
        by=(dimension,),
    )


def _of_one(ranking: Ranking) -> str:
    """The finding where one place or station has all deputies, which it names."""
    told = titles.participation(whole(ranking.total, "numerator"), whole(ranking.total, "denominator"))
    return _("{place}：{finding}").format(place=ranking.rows[0].label, finding=told) if ranking.rows else told


def by_tier(ask: Ask) -> Story:
    """The share that took part in each tier, with its counts."""
    measured, total = ask(PARTICIPATION, "tier"), ask.total(PARTICIPATION)
    rows = tuple(row for row in measured.rows if whole(row, "denominator"))
    return Story(
        title=titles.participation(whole(total, "numerator"), whole(total, "denominator")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(rates(say(measured.metric.name), rows),),
            unit="share",
            notes=tuple(fraction(row) for row in rows),
            small=tuple(is_small(row.values["denominator"]) for row in rows),
            targets=tuple(ask.filtered(addresses.DEPUTIES, row, "tier") for row in rows),
        )
        if rows
        else None,
        table=tabulate(measured, _("代表层级"), RATE, rows, total=total),
        metrics=(PARTICIPATION,),
        count=whole(total, "denominator"),
        by=("tier",),
    )


def inactive(ask: Ask) -> Story:
    """The deputies in office without an activity on record, by name."""
    found = rows_behind(ask.warehouse, INACTIVE, ask.scope)
    keys = [column.key for column in found.columns]
    at = [keys.index(name) for name in LISTED]
    table = Table(
        columns=(_("代表"), _("层级"), _("所在"), _("所属站点"), _("在任月数")),
        rows=tuple(tuple(row[index] for index in at) for row in found.rows),
        units=("text", "text", "text", "text", "count"),
        targets=tuple(addresses.deputy(str(row[keys.index("deputy")]), ask.scope) for row in found.rows),
        adds_up=False,
    )
    serving = whole(ask.total(PARTICIPATION), "denominator")
    return Story(
        title=titles.inactive(found.total, serving),
        chart=None,
        table=folded_table(table, MOST),
        metrics=(INACTIVE,),
        count=serving,
        note=_("没有记录不等于没有履职，先问台账交了没有") if found.total else "",
    )


def months(ask: Ask) -> Story:
    """The share of the deputies in office who took part, month by month."""
    measured = ask("deputies.active_months", "month", scope=ask.looking_back)
    rows = tuple(row for row in measured.rows if whole(row, "denominator"))
    keys = tuple(row.keys["month"] or "" for row in rows)
    last = rows[-1] if rows else None
    return Story(
        title=titles.months(
            formats.month(keys[-1]) if keys else "",
            whole(last, "numerator") if last else 0,
            whole(last, "denominator") if last else 0,
        ),
        chart=Lines(
            categories=formats.months(keys), series=(rates(say(measured.metric.name), rows),), unit="share"
        )
        if rows
        else None,
        table=tabulate(measured, _("月份"), RATE, rows),
        metrics=("deputies.active_months",),
        count=sum(whole(row, "denominator") for row in rows),
        by=("month",),
        since=ask.since,
    )


def kinds(ask: Ask) -> Story:
    """What deputies took part in: attendances by kind, with events and people met."""
    measured, total = ask("deputies.activities", "kind"), ask.total("deputies.activities")
    rows = sorted((row for row in measured.rows if whole(row, "attendances")), key=_most_first)
    found = [(row.label, whole(row, "attendances")) for row in rows if row.keys["kind"]]
    return Story(
        title=titles.kinds(found, whole(total, "attendances")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(
                Series(header(measured, "attendances"), tuple(whole(row, "attendances") for row in rows)),
            ),
            unit="person_times",
            horizontal=True,
            targets=tuple(
                addresses.rows("deputies.activities", ask.scope.narrowed("kind", row.keys["kind"]))
                for row in rows
            ),
        )
        if rows
        else None,
        table=tabulate(measured, _("活动类型"), DONE, rows, total=total if rows else None),
        metrics=("deputies.activities",),
        count=whole(total, "attendances"),
        by=("kind",),
    )


def _most_first(row: Row) -> tuple[int, str]:
    return -whole(row, "attendances"), row.label


CARDS = (
    Card(
        "deputies_participation",
        Text("各地代表参与", "Participation by place"),
        Text("哪里的代表参加得少？", "Where do deputies take part least?"),
        participation,
        wide=True,
    ),
    Card(
        "deputies_by_tier",
        Text("各层级代表参与", "Participation by tier"),
        Text("哪一级代表参加得少？", "Which tier takes part least?"),
        by_tier,
    ),
    Card(
        "deputies_inactive",
        Text("没有履职记录的代表", "Deputies without a record"),
        Text("该先问谁？", "Whom to ask first?"),
        inactive,
    ),
    Card(
        "deputies_kinds",
        Text("代表活动", "Activities of deputies"),
        Text("代表都做了什么？", "What did deputies do?"),
        kinds,
    ),
    Card(
        "deputies_months",
        Text("逐月参与", "Participation by month"),
        Text("有没有断档的月份？", "Are there months of silence?"),
        months,
    ),
    *deputy_coverage.CARDS,
)
