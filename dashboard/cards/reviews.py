"""Office reviews: enough of them, what the ballots said, what was put right, what was found afterwards."""

from dashboard import addresses
from dashboard.cards import satisfaction_titles as titles
from dashboard.cards.card import Ask, Card
from dashboard.cards.columns import header, tabulate, whole
from dashboard.charts import Bars, Role, Series, Story, Table, Unit
from dashboard.measure import Row
from dashboard.metrics.definition import Text
from dashboard.rows import Cell, rows_behind
from dashboard.translation import _

HELD, BALLOT = "reviews.held", "reviews.ballot"
RECTIFIED, LOOK_BACK = "reviews.rectified", "reviews.look_back"
STATES: tuple[tuple[str, Role], ...] = (
    ("on_time", "accent"),
    ("late", "second"),
    ("no_limit", "third"),
    ("open_within", "muted"),
    ("overdue", "watch"),
    ("open_no_limit", "band"),
)
QUOTA: tuple[tuple[str, Unit], ...] = (
    ("offices", "count"),
    ("least", "count"),
    ("most", "count"),
    ("within", "count"),
    ("above", "count"),
    ("short", "count"),
    ("running", "count"),
)


def held(ask: Ask) -> Story:
    """Offices reviewed in each street against the number asked for; those short of it first."""
    measured, total = ask(HELD, "town"), ask.total(HELD)
    rows = sorted((row for row in measured.rows if whole(row, "quotas")), key=_fewest_first)
    targets = tuple(addresses.rows(BALLOT, ask.scope.narrowed("town", row.keys["town"])) for row in rows)
    return Story(
        title=titles.held(
            whole(total, "quotas"),
            whole(total, "short"),
            whole(total, "running"),
            [row.label for row in rows if whole(row, "short")],
        ),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=(Series(header(measured, "offices"), tuple(whole(row, "offices") for row in rows)),),
            horizontal=True,
            notes=tuple(_quota(row) for row in rows),
            targets=targets,
        )
        if rows
        else None,
        table=tabulate(measured, _("镇街"), QUOTA, rows, targets, total if rows else None),
        metrics=(HELD,),
        count=whole(total, "offices"),
        by=("town",),
        field="short" if whole(total, "short") else None,
    )


def _fewest_first(row: Row) -> tuple[int, int]:
    return -whole(row, "short"), whole(row, "offices")


def _quota(row: Row) -> str:
    """'应2至3个 ✗不足': what was asked for and whether it was reached."""
    asked = _("应{least}至{most}个").format(least=whole(row, "least"), most=whole(row, "most"))
    if whole(row, "short"):
        return f"{asked} {_('✗ 不足')}"
    return f"{asked} {_('年度未完')}" if whole(row, "running") else f"{asked} {_('✓ 够数')}"


def reviewed(ask: Ask) -> Story:
    """Every review with its ballot, grade, rectification and what was found; those overdue first."""
    listing = rows_behind(ask.warehouse, BALLOT, ask.scope)
    total, after = ask.total(BALLOT), ask.total(RECTIFIED)
    keys = [column.key for column in listing.columns]
    rows = sorted((dict(zip(keys, row, strict=True)) for row in listing.rows), key=_worst_first)
    return Story(
        title=titles.reviewed(listing.total, whole(total, "graded_dissatisfied"), whole(after, "overdue")),
        chart=None,
        table=Table(
            columns=(
                _("评议对象"), _("镇街"), _("评议日期"), _("应参评"), _("满意"), _("基本满意"), _("不满意"),
                _("满意占应参评"), _("满意占答复"), _("等次"), _("整改"), _("回头看"),
            ),
            rows=tuple(_line(row, ask.scope.as_of.isoformat()) for row in rows),
            units=(
                "text", "text", "text", "count", "count", "count", "count",
                "share", "share", "text", "text", "text",
            ),
            adds_up=False,
        ),
        metrics=(BALLOT, RECTIFIED, LOOK_BACK),
        count=listing.total,
    )  # fmt: skip


def _line(row: dict[str, Cell], today: str) -> tuple[str | int | float | None, ...]:
    counted = [_whole(row[name]) for name in ("asked", "satisfied", "basically_satisfied", "dissatisfied")]
    return (
        _text(row["subject"]),
        _text(row["place"]),
        _text(row["day"]),
        *counted,
        _part(counted[1], counted[0]),
        _part(counted[1], _whole(row["answered"])),
        _text(row["grade"]) or _("算不出"),
        _state(row, today),
        _found(row),
    )


def _state(row: dict[str, Cell], today: str) -> str:
    """Rectification as a shape, a word and the day that matters."""
    if row["done"]:
        late = row["due"] is not None and str(row["done"]) > str(row["due"])
        return f"{'▲' if late else '✓'} {row['rectified']} {row['done']}"
    if row["due"]:
        return f"{'✗' if str(row['due']) < today else '○'} {row['rectified']} {_('期限')}{row['due']}"
    return _text(row["rectified"])


def _found(row: dict[str, Cell]) -> str:
    if row["found"] is None:
        return _("未回头看")
    return f"{row['found']} {_text(row['looked'])}".strip()


def _worst_first(row: dict[str, Cell]) -> tuple[bool, str, float]:
    """What is open and has a limit first, the oldest limit ahead; then by falling dissatisfaction."""
    is_done = row["done"] is not None or row["due"] is None
    answered = _whole(row["answered"]) or 1
    return is_done, str(row["due"] or ""), -(_whole(row["dissatisfied"]) or 0) / answered


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _whole(cell: Cell) -> int | None:
    return None if cell is None else int(cell)


def _part(above: int | None, below: int | None) -> float | None:
    return above / below if above is not None and below else None


def rectified(ask: Ask) -> Story:
    """What was to be put right, in each street: done in time, late, open, overdue; and what was found."""
    measured, total, found = ask(RECTIFIED, "town"), ask.total(RECTIFIED), ask.total(LOOK_BACK)
    rows = sorted(
        (row for row in measured.rows if whole(row, "asked_to")), key=lambda r: -whole(r, "overdue")
    )
    columns: list[tuple[str, Unit]] = [("asked_to", "count"), *((name, "count") for name, _role in STATES)]
    targets = tuple(addresses.rows(RECTIFIED, ask.scope.narrowed("town", row.keys["town"])) for row in rows)
    wrong = whole(found, "partly") + whole(found, "not_put_right")
    return Story(
        title=titles.rectified(whole(total, "asked_to"), whole(total, "done"), whole(total, "overdue")),
        chart=Bars(
            categories=tuple(row.label for row in rows),
            series=tuple(
                Series(header(measured, name), tuple(whole(row, name) for row in rows), role)
                for name, role in STATES
                if whole(total, name)
            ),
            horizontal=True,
            stacked=True,
            targets=targets,
        )
        if rows
        else None,
        table=tabulate(measured, _("镇街"), columns, rows, targets, total if rows else None),
        metrics=(RECTIFIED, LOOK_BACK),
        count=whole(total, "asked_to"),
        by=("town",),
        field="overdue" if whole(total, "overdue") else None,
        note=titles.looked_back(whole(found, "looked_back"), whole(found, "put_right"), wrong)
        if rows
        else "",
    )


CARDS = (
    Card(
        "reviews_held",
        Text("评议站所科室", "Offices reviewed"),
        Text("每个镇街评议够了吗？", "Did every street review enough offices?"),
        held,
    ),
    Card(
        "reviews_rectified",
        Text("评议整改", "Rectification"),
        Text("评议出来的问题改了吗？", "Was what reviews found put right?"),
        rectified,
    ),
    Card(
        "reviews_list",
        Text("评议结果", "Reviews"),
        Text("评议了谁，票怎样，改了没有？", "Who was reviewed, how was the vote, what followed?"),
        reviewed,
        wide=True,
    ),
)
