"""Who handles what: the four ways, departments against each other, strike-offs that didn't hold, the city."""

from dashboard import addresses, formats, titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import fraction, header, tabulate, whole
from dashboard.cards.ranking import ranked
from dashboard.charts import Bars, Role, Series, Story, Table, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.metrics.handling import ROUTES
from dashboard.translation import _

ENDINGS: tuple[tuple[str, Role], ...] = (("solved", "accent"), ("planned", "second"), ("explained", "third"))
LEAGUE: tuple[tuple[str, Unit], ...] = (
    ("collected", "count"),
    ("solved", "count"),
    ("planned", "count"),
    ("explained", "count"),
    ("value", "share"),
    ("late", "count"),
    ("overdue", "count"),
    ("reopened", "count"),
)
CITY = ("by_city", "below", "at_city", "returned")
EVIDENCE = ("closed", "evidenced", "not_solved", "reopened", "dissatisfied")


def routing(ask: Ask) -> Story:
    """Collected issues by the four ways, and how much of it says none."""
    measured = ask("issues.routing")
    row = measured.rows[0]
    names = (*(code for code, _text in ROUTES), "unstated")
    counted = tuple(whole(row, name) for name in names)
    collected = whole(row, "collected")
    labels = tuple(header(measured, name) for name in names)
    return Story(
        title=_routing_title(labels[:-1], counted[:-1], collected),
        chart=Bars(
            categories=labels,
            series=(Series(_("件数"), counted),),
            horizontal=True,
            notes=tuple(formats.share(count / collected) if collected else "" for count in counted),
            targets=tuple(addresses.rows("issues.routing", ask.scope, name) for name in names),
        ),
        table=Table(
            columns=(_("处理方式"), _("件数"), _("占比")),
            rows=tuple(
                (label, count, count / collected if collected else None)
                for label, count in zip(labels, counted, strict=True)
            ),
            units=("text", "count", "share"),
        ),
        metrics=("issues.routing",),
        count=collected,
        small=is_small(collected),
    )


def _routing_title(labels: tuple[str, ...], counted: tuple[int, ...], collected: int) -> str:
    if not collected:
        return _("本期没有收集问题")
    if not any(counted):
        return _("台账没有注明处理方式")
    most = max(counted)
    name = labels[counted.index(most)]
    return _("{way}最多，占{share}").format(way=name, share=titles.told(most, collected))


def league(ask: Ask) -> Story:
    """Departments by what their 'resolved' meant, with what is late and what came back."""
    measured = ask("issues.league", "department")
    held = [row for row in measured.rows if row.keys["department"] and whole(row, "collected")]
    rows = tuple(sorted(held, key=_standing))
    judged = tuple(row for row in rows if not is_small(row.values["denominator"]))
    return Story(
        title=_league_title(rows),
        chart=Bars(
            categories=tuple(row.label for row in judged),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in judged), role)
                for name, role in ENDINGS
            ),
            horizontal=True,
            stacked=True,
            targets=tuple(ask.filtered(addresses.ISSUES, row, "department") for row in judged),
            notes=tuple(_late(row) for row in judged),
            fold="middle",
        )
        if judged
        else None,
        table=tabulate(measured, _("承办单位"), LEAGUE, rows),
        metrics=("issues.league",),
        count=sum(whole(row, "collected") for row in rows),
        by=("department",),
        note=_("{count}个单位件数少，只在表里").format(count=formats.exact(len(rows) - len(judged)))
        if len(rows) > len(judged)
        else "",
    )


def _standing(row: Row) -> tuple[bool, float]:
    """Those with enough cases by falling share solved, then the small ones."""
    return is_small(row.values["denominator"]), -(row.values["value"] or 0)


def _late(row: Row) -> str:
    overdue = whole(row, "overdue")
    return _("{count}条超时").format(count=formats.exact(overdue)) if overdue else fraction(row)


def _league_title(rows: tuple[Row, ...]) -> str:
    if not rows:
        return titles.no_departments()
    judged = [row for row in rows if not is_small(row.values["denominator"])]
    if not judged:
        return _("各承办单位件数都少，不作排名")
    most = max(judged, key=lambda row: row.values["explained_share"] or 0)
    return _("{name}只作解释{share}").format(
        name=most.label, share=titles.told(whole(most, "explained"), whole(most, "stated"))
    )


def hollow(ask: Ask) -> Story:
    """Struck off, but not solved when somebody looked again; by department, with its coverage."""
    ranking = ranked(ask, "issues.hollow_closure", "department")
    total = ranking.total
    measured = ask("issues.hollow_closure")
    found, evidenced, closed = (whole(total, name) for name in ("hollow", "evidenced", "closed"))
    return Story(
        title=_hollow_title(found, evidenced, closed),
        chart=ranking.bars(addresses.ISSUES, role="watch") if found else None,
        table=Table(
            columns=(_("证据"), _("件数")),
            rows=tuple((header(measured, name), whole(total, name)) for name in EVIDENCE),
            units=("text", "count"),
            targets=tuple(addresses.rows("issues.hollow_closure", ask.scope, name) for name in EVIDENCE),
        ),
        metrics=("issues.hollow_closure",),
        count=evidenced,
        note=_("销号{closed}件中有后续证据的{evidenced}件，其余没有人再看过").format(
            closed=formats.exact(closed), evidenced=formats.exact(evidenced)
        )
        if closed
        else "",
        small=is_small(evidenced),
        by=("department",),
        field="hollow",
    )


def _hollow_title(found: int, evidenced: int, closed: int) -> str:
    if not closed:
        return _("本期没有销号的问题")
    if not evidenced:
        return _("销号的问题没有人再看过")
    if not found:
        return _("再看过的销号问题都属实")
    return _("再看过的销号问题{share}没有真解决").format(share=titles.told(found, evidenced))


def city(ask: Ask) -> Story:
    """What went to the city and what became of it."""
    measured = ask("issues.city")
    row = measured.rows[0]
    reached, labels = whole(row, "reached"), tuple(header(measured, name) for name in CITY)
    counted = tuple(whole(row, name) for name in CITY)
    return Story(
        title=_city_title(reached, whole(row, "resolved")),
        chart=Bars(
            categories=labels,
            series=(Series(_("件数"), counted),),
            horizontal=True,
            targets=tuple(addresses.rows("issues.city", ask.scope, name) for name in CITY),
        )
        if reached
        else None,
        table=Table(
            columns=(_("结果"), _("件数")),
            rows=tuple(zip(labels, counted, strict=True)) if reached else (),
            units=("text", "count"),
            targets=tuple(addresses.rows("issues.city", ask.scope, name) for name in CITY) if reached else (),
        ),
        metrics=("issues.city",),
        count=reached,
        small=reached > 0 and is_small(reached),
        field="reached",
    )


def _city_title(reached: int, resolved: int) -> str:
    if not reached:
        return _("本期没有上到市级的问题")
    if reached == resolved:
        return _("上到市级{count}件，全部办结").format(count=formats.count(reached))
    return _("上到市级{count}件，办结{resolved}件").format(
        count=formats.count(reached), resolved=formats.count(resolved)
    )


CARDS = (
    Card(
        "routing",
        Text("分流处理", "Routed four ways"),
        Text("问题分给谁办？", "Where are issues sent?"),
        routing,
    ),
    Card(
        "league",
        Text("部门怎么办结", "How departments resolve"),
        Text("办结里真解决、列入计划、只作解释各多少？", "Solved, planned or only explained?"),
        league,
    ),
    Card(
        "hollow",
        Text("销而未决", "Hollow closures"),
        Text("销了号的问题是真解决了吗？", "Was what was struck off really solved?"),
        hollow,
    ),
    Card(
        "city",
        Text("市区联动", "Joint handling with the city"),
        Text("上到市里的问题后来怎么样？", "What became of what went to the city?"),
        city,
    ),
)
