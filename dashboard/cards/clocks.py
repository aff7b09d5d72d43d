"""How long it takes: on time or late at each level, days until resolved, and how old the backlog is."""

from dashboard import addresses, formats, titles
from dashboard.cards.card import Ask, Card, is_small
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Unit
from dashboard.measure import Measured, Row
from dashboard.metrics.definition import Text
from dashboard.scope import period
from dashboard.translation import _

BINS: tuple[tuple[str, Role], ...] = (
    ("on_time", "accent"),
    ("open_within", "third"),
    ("late", "muted"),
    ("open_overdue", "watch"),
    ("unknown", "band"),
)
AGES: tuple[Role, ...] = ("band", "third", "second", "accent", "watch")


def on_time(ask: Ask) -> Story:
    """Every stay in one of five bins, by level."""
    measured = ask("issues.on_time_rate", "level")
    total = ask.total("issues.on_time_rate")
    rows = tuple(row for row in measured.rows if whole(row, "hops"))
    targets = tuple(ask.filtered(addresses.ISSUES, row, "level") for row in rows)
    names = tuple(name for name, _role in BINS)
    columns: list[tuple[str, Unit]] = [
        ("hops", "count"),
        *((name, "count") for name in names),
        ("value", "share"),
    ]
    return Story(
        title=titles.on_time(titles.rate("", total.values), whole(total, "open_overdue")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in BINS
                if name == "on_time" or whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            notes=tuple(formats.value(row.values["value"], "share") for row in rows),
            targets=targets,
        ),
        table=tabulate(measured, _("层级"), columns, rows, targets, total=total),
        metrics=("issues.on_time_rate",),
        count=whole(total, "hops"),
        small=is_small(total.values["judged"]),
        by=("level",),
    )


def backlog(ask: Ask) -> Story:
    """Open issues at each month's end by how long they have waited."""
    measured = ask("issues.backlog", "month", scope=ask.recorded("issue").with_(end=ask.looking_back.end))
    rows = tuple(row for row in measured.rows if row.values["open"] is not None)
    last = rows[-1] if rows else ask.total("issues.backlog")
    bands = ages(measured)
    oldest = bands[-2]
    roles: tuple[Role, ...] = (*AGES[-(len(bands) - 1) :], "muted")
    return Story(
        title=titles.backlog(
            _when(ask, last), whole(last, "open"), whole(last, oldest), header(measured, oldest)
        ),
        chart=Bars(
            categories=formats.months(tuple(row.keys["month"] or "" for row in rows)),
            series=tuple(
                Series(header(measured, band), tuple(whole(row, band) for row in rows), role)
                for band, role in zip(bands, roles, strict=False)
            ),
            stacked=True,
        ),
        table=tabulate(
            measured,
            _("月末"),
            [("open", "count"), *((band, "count") for band in bands)],
            rows,
            adds_up=False,
        ),
        metrics=("issues.backlog",),
        count=whole(last, "open"),
        note=_later(ask),
        by=("month",),
        since=ask.since,
    )


def _when(ask: Ask, row: Row) -> str:
    """The end of a row's month, or the data date where the month was not over."""
    month = row.keys.get("month")
    if month is None or period(month)[1] > ask.scope.as_of:
        return formats.day(ask.scope.as_of)
    return _("{month}末").format(month=formats.month(month))


def _later(ask: Ask) -> str:
    if ask.scope.as_of <= ask.scope.end:
        return ""
    return titles.backlog_since(formats.day(ask.scope.as_of), whole(ask.total("issues.backlog"), "open"))


def ages(measured: Measured) -> tuple[str, ...]:
    """The names of the age bands, youngest first, the unknown last, as the policy has them."""
    names = (count.name for part in measured.metric.parts for count in part.counts)
    return tuple(name for name in names if name.startswith("age_"))


CARDS = (
    Card(
        "on_time",
        Text("按时办理", "On time"),
        Text("每一级是不是在时限内办出？", "Does each level act within its limit?"),
        on_time,
    ),
    Card(
        "backlog",
        Text("未办结问题", "Backlog"),
        Text("积压在变多还是变少，压了多久？", "Is the backlog growing, and how old is it?"),
        backlog,
    ),
)
