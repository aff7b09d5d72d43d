"""Campaigns: their months and places, and what became of what was said, at equal age."""

from dataclasses import dataclass, replace

from dashboard import formats
from dashboard.cards import facts
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import cell, whole
from dashboard.charts import Role, Series, Steps, Story, Table
from dashboard.dimensions import DIMENSIONS
from dashboard.folding import folded_table
from dashboard.measure import Curve, Number, Row
from dashboard.metrics.definition import Text
from dashboard.policy import display_policy
from dashboard.scope import day_number
from dashboard.translation import _, say

MOST = 16
"""So many months and places of campaigns stand on a page; the others are counted."""

CURVES: tuple[Role, ...] = ("accent", "watch", "third", "muted")

FIGURE = "receptions.time_to_resolve"


@dataclass(frozen=True)
class Aged:
    """One kind of reception: how old its youngest is, its curve and its row."""

    name: str
    days: int
    curve: Curve
    row: Row

    def course(self) -> tuple[float, ...]:
        """The share resolved at each step, and on the last day that all are observed."""
        shares = (0.0, *(1 - step.survival for step in self.curve.steps))
        return (*shares, shares[-1])

    def counts_by(self, age: int) -> dict[str, Number]:
        """How many were resolved within `age` days, an age that all of them have reached."""
        cases = whole(self.row, "denominator")
        return {"numerator": round(self.share_by(age) * cases), "denominator": cases}

    def share_by(self, age: int) -> float:
        """The Kaplan-Meier share resolved within `age` days."""
        survival = [step.survival for step in self.curve.steps if step.day <= age]
        return 1 - survival[-1] if survival else 0.0


def places(ask: Ask) -> Story:
    """Each campaign's months and stations: sessions, people, opinions and what became of them."""
    lines = [line for name in _names(ask) for line in _lines(ask, name)]
    held = {line[0] for line in lines}
    return Story(
        title=_("主题接待走过{months}个活动月、{places}处").format(
            months=len(held), places=len({line[1] for line in lines})
        )
        if lines
        else _("没有主题接待活动"),
        chart=None,
        table=folded_table(
            Table(
                columns=(
                    _("活动与月份"), _("地点"), _("场次"), _("人次"), _("意见"), _("已办结"), _("在办"),
                ),
                rows=tuple(lines),
                units=("text", "text", "count", "person_times", "count", "count", "count"),
            ),
            MOST,
        ),
        metrics=("receptions.opinion_outcomes", "receptions.table"),
        count=sum(int(line[2] or 0) for line in lines),
        by=("campaign", "month", "station"),
    )  # fmt: skip


def _names(ask: Ask) -> list[str]:
    rows = ask("receptions.table", "campaign").rows
    return [row.keys["campaign"] or "" for row in rows if row.keys["campaign"] and whole(row, "sessions")]


def _lines(ask: Ask, name: str) -> list[tuple[str, str, int, Number | str, int, int, int]]:
    """Of one campaign each month and station in which it was held."""
    scope = ask.scope.narrowed("campaign", name)
    by = ("month", "station")
    fates = {
        tuple(row.keys.values()): row for row in ask("receptions.opinion_outcomes", *by, scope=scope).rows
    }
    lines = []
    for row in ask("receptions.table", *by, scope=scope).rows:
        if not whole(row, "sessions"):
            continue
        fate = fates[tuple(row.keys.values())]
        when = f"{name} · {formats.month(row.keys['month'] or '')}"
        counted = (whole(row, "sessions"), cell(row, "person_times"), whole(row, "opinions"))
        lines.append(
            (when, row.labels["station"], *counted, whole(fate, "resolved"), whole(fate, "in_progress"))
        )
    return lines


def at_equal_age(ask: Ask) -> Story:
    """Each campaign's, else each setting's, share resolved by days since the reception.

    What was said in the period's last days cannot have been resolved yet: curves are read at the same age.
    """
    dimension = "campaign" if len(_names(ask)) > 1 else "setting"
    found = [one for one in _aged(ask, dimension) if one.days > 0]
    age = min((one.days for one in found), default=0)
    total = ask.total(FIGURE)
    drawn = found[: len(CURVES)]
    return Story(
        title=_title(found, age),
        chart=Steps(
            days=tuple((0, *(step.day for step in one.curve.steps), one.days) for one in drawn),
            series=tuple(
                Series(one.name, one.course(), role)
                for one, role in zip(drawn, CURVES, strict=False)
            ),
        )
        if drawn
        else None,
        table=Table(
            columns=(
                say(DIMENSIONS[dimension].text), _("关联问题"), _("已办结"), _("最近一次距今天数"),
                _("满{days}办结").format(days=formats.days(age)), _("一半办结用时"),
            ),
            rows=tuple(_row(one, age) for one in found),
            units=("text", "count", "count", "count", "share", "days"),
            adds_up=False,
        ),
        metrics=(FIGURE,),
        count=whole(total, "denominator"),
        small=bool(found) and is_small(min(whole(one.row, "denominator") for one in found)),
        by=(dimension,),
    )  # fmt: skip


def _row(one: Aged, age: int) -> tuple[str | int | float | None, ...]:
    counted = (whole(one.row, "denominator"), whole(one.row, "numerator"))
    return (one.name, *counted, one.days, one.share_by(age), one.row.values["value"])


def _title(found: list[Aged], age: int) -> str:
    """The best and the worst at the age that all have reached."""
    if not found:
        return _("接待意见还看不出办结快慢")
    ranked = sorted(found, key=lambda one: -one.share_by(age))
    best, worst = ranked[0], ranked[-1]
    if len(found) == 1:
        return _("满{days}办结{share}").format(
            days=formats.days(age), share=formats.share(best.share_by(age))
        )
    apart = facts.shares(best.counts_by(age), worst.counts_by(age), display_policy().small_cases)
    if not apart.is_real:
        return _("同样满{days}，办结快慢属正常波动").format(days=formats.days(age))
    return _("同样满{days}：{best}{high}，{worst}{low}").format(
        days=formats.days(age),
        best=best.name,
        high=formats.share(best.share_by(age)),
        worst=worst.name,
        low=formats.share(worst.share_by(age)),
    )


def _aged(ask: Ask, dimension: str) -> list[Aged]:
    """Every named member with a linked issue, in the dimension's order."""
    newest = _newest(ask, dimension)
    curves = {curve.keys[dimension]: curve for curve in ask.curve(FIGURE, dimension)}
    as_of = day_number(ask.scope.as_of)
    return [
        Aged(row.label, as_of - newest[key], curves[key], row)
        for row in ask(FIGURE, dimension).rows
        if (key := row.keys[dimension]) is not None and whole(row, "denominator") and key in newest
    ]


def _newest(ask: Ask, dimension: str) -> dict[str, int]:
    """The day of the newest reception of each member, as far as any issue came of it."""
    column = DIMENSIONS[dimension].column
    scope = replace(ask.scope, where=())
    asked = {"lo": scope.lo, "hi": scope.hi, "first": day_number(scope.start), "last": day_number(scope.end)}
    rows = ask.warehouse.query(
        f"select receptions.{column}, max(receptions.day) as newest from receptions"
        " inner join issues on receptions.reception = issues.reception"
        " where receptions.region >= $lo and receptions.region < $hi"
        " and receptions.day >= $first and receptions.day <= $last and receptions.day <= $as_of"
        " group by all",
        {**asked, "as_of": day_number(scope.as_of)},
    )
    return {key: day for key, day in rows if key is not None}


CARDS = (
    Card(
        "campaign_places",
        Text("主题接待去了哪里", "Months and places of campaigns"),
        Text("集中接待在哪几个月、去了哪里？", "In which months, and where?"),
        places,
        wide=True,
    ),
    Card(
        "equal_age",
        Text("同龄办结比较", "Resolved at equal age"),
        Text("给同样多的时间，谁办得快？", "Given the same time, what is resolved sooner?"),
        at_equal_age,
    ),
)
