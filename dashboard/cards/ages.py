"""How soon issues are resolved, by a dimension one chooses: whole curves, and shares at equal age."""

from collections.abc import Sequence

from dashboard import addresses, formats, titles
from dashboard.cards import facts
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Steps, Story, Unit
from dashboard.dimensions import DIMENSIONS
from dashboard.measure import Curve, Measured, Row
from dashboard.metrics.definition import Text
from dashboard.policy import display_policy
from dashboard.statistics import quantile_of
from dashboard.translation import _, say

TIME, SETTLED = "issues.time_to_resolve", "issues.settled_by_age"
SPLITS = ("level", "department", "category", "source", "mode", "setting", "campaign")
CURVES: tuple[Role, ...] = ("second", "third", "muted", "watch")


def time_to_resolve(ask: Ask) -> Story:
    """The share resolved by each day, open issues counted for as long as they have waited."""
    split = ask.split_by(SPLITS)
    measured, total = ask(TIME, split), ask.total(TIME)
    rows = _largest(measured, "denominator")
    judged = [row.keys[split] for row in rows if row.keys[split] and not is_small(row.values["denominator"])]
    curves: list[tuple[Role, str, Curve]] = [("accent", _("全部"), ask.curve(TIME)[0])]
    found = {curve.keys[split]: curve for curve in ask.curve(TIME, split)}
    if len(judged) > 1:
        curves += [
            (role, found[key].labels[split], found[key]) for role, key in zip(CURVES, judged, strict=False)
        ]
    drawn = [(role, name, one) for role, name, one in curves if one.steps]
    return Story(
        title=titles.time_to_resolve(total.values["value"], whole(total, "denominator")),
        chart=Steps(
            days=tuple((0, *(step.day for step in one.steps)) for _role, _name, one in drawn),
            series=tuple(_resolved(name, one, role) for role, name, one in drawn),
        ),
        table=tabulate(
            measured,
            say(DIMENSIONS[split].text),
            [("denominator", "count"), ("p25", "days"), ("value", "days"), ("p90", "days")],
            rows,
            total=total,
            adds_up=False,
        ),
        metrics=(TIME,),
        count=whole(total, "denominator"),
        small=is_small(total.values["denominator"]),
        by=(split,),
        note=_("图上只画件数最多的{count}个，其余看表").format(count=len(CURVES))
        if len(judged) > len(CURVES)
        else "",
        choices=ask.choices(addresses.ISSUES, SPLITS),
    )


def _resolved(name: str, found: Curve, role: Role) -> Series:
    return Series(
        name=name,
        values=(0.0, *(1 - step.survival for step in found.steps)),
        role=role,
        low=(0.0, *(1 - step.high for step in found.steps)),
        high=(0.0, *(1 - step.low for step in found.steps)),
    )


def _largest(measured: Measured, cases: str) -> tuple[Row, ...]:
    """The rows with cases: levels in their order, else those with most first."""
    rows = [row for row in measured.rows if whole(row, cases)]
    if measured.by == ("level",):
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: -whole(row, cases)))


def settled_by_age(ask: Ask) -> Story:
    """The share resolved within so many days, of issues at least so old: the newest are given their time."""
    split = ask.split_by(SPLITS)
    measured, total = ask(SETTLED, split), ask.total(SETTLED)
    rows = _largest(measured, "collected")
    days = display_policy().settled_days[0]  # the age that the newest reach first; the table has all
    old = f"old_{days}"
    shown = [row for row in rows if row.keys[split] and whole(row, old)]
    columns: list[tuple[str, Unit]] = [("collected", "count")]
    for one in display_policy().settled_days:
        columns += [(f"old_{one}", "count"), (f"by_{one}", "share")]
    young = [row.label for row in rows if row.keys[split] and not whole(row, old)]
    return Story(
        title=_title(shown, days, whole(total, "collected")),
        chart=_bars(ask, measured, shown, split, days) if shown else None,
        table=tabulate(
            measured, say(DIMENSIONS[split].text), columns, rows, total=total if rows else None, adds_up=False
        ),
        metrics=(SETTLED,),
        count=whole(total, old),
        small=bool(shown) and is_small(total.values[old]),
        by=(split,),
        field=old if shown else None,
        note=_("{names}还不满{days}，不比").format(names=_("、").join(young[:3]), days=formats.days(days))
        if young and shown
        else "",
        choices=ask.choices(addresses.ISSUES, SPLITS),
    )


def _bars(ask: Ask, measured: Measured, rows: Sequence[Row], split: str, days: int) -> Bars:
    old, settled, share = f"old_{days}", f"settled_{days}", f"by_{days}"
    parts = tuple((whole(row, settled), whole(row, old)) for row in rows)
    return Bars(
        categories=tuple(row.label for row in rows),
        series=(
            Series(
                header(measured, share),
                tuple(row.values[share] for row in rows),
                "accent",
                tuple(row.values[f"{share}_low"] for row in rows),
                tuple(row.values[f"{share}_high"] for row in rows),
                parts,
            ),
        ),
        unit="share",
        horizontal=True,
        notes=tuple(f"{formats.exact(done)}/{formats.exact(of)}" for done, of in parts),
        small=tuple(is_small(of) for _done, of in parts),
        targets=tuple(ask.filtered(addresses.ISSUES, row, split) for row in rows),
    )


def _title(rows: Sequence[Row], days: int, collected: int) -> str:
    """The best and the worst at that age, where they lie further apart than those of so many do by chance."""
    if not collected:
        return _("本期没有收集问题")
    if not rows:
        return _("问题都还不满{days}").format(days=formats.days(days))
    judged = [_counted(row, days) for row in rows if not is_small(row.values[f"old_{days}"])]
    if len(judged) < 2:
        return _("样本少，{days}办结率不作比较").format(days=formats.days(days))
    ranked = sorted(judged, key=lambda one: -one[1]["numerator"] / one[1]["denominator"])
    (best, high), (worst, low) = ranked[0], ranked[-1]
    pairs = len(judged) * (len(judged) - 1) // 2
    policy = display_policy()
    if not facts.shares(high, low, policy.small_cases, quantile_of(policy.settled_one_in * pairs)).is_real:
        return _("同样满{days}，办结快慢属正常波动").format(days=formats.days(days))
    return _("同样满{days}：{best}{high}，{worst}{low}").format(
        days=formats.days(days),
        best=best,
        high=titles.told(high["numerator"], high["denominator"]),
        worst=worst,
        low=titles.told(low["numerator"], low["denominator"]),
    )


def _counted(row: Row, days: int) -> tuple[str, dict[str, int]]:
    return row.label, {
        "numerator": whole(row, f"settled_{days}"),
        "denominator": whole(row, f"old_{days}"),
    }


CARDS = (
    Card(
        "time_to_resolve",
        Text("办结用时", "Time to resolve"),
        Text("从收集到办结要多少天？", "How many days from collection to resolution?"),
        time_to_resolve,
    ),
    Card(
        "settled_by_age",
        Text("同龄办结率", "Resolved at equal age"),
        Text("给同样多的天数，谁办得快？", "Given the same days, who resolves more?"),
        settled_by_age,
    ),
)
