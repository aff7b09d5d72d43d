"""The figures of suggestions, asked of product and oracle on the same invented ledgers, must be the same."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load_here
from tests.oracle.eventful import on_their_days
from tests.oracle.figures import Scope as Asked
from tests.oracle.figures import Values
from tests.oracle.suggestions import GRADES, ROUTES, Row, Suggestions
from tests.oracle.test_rolls import agree

TOWN, REGION = "421182100", "421182100000"
FIRST = date(2023, 1, 3)
FIGURES = (
    *("funnel", "grades", "satisfaction", "on_time_rate", "follow_up_owed", "due"),
    *("leads", "completion_rate", "routing", "face_to_face", "conversion"),
)
VIEWS = ("满意", "基本满意", "不满意", "不了解")
gaps = st.one_of(st.integers(0, 4), st.integers(0, 45))


@st.composite
def suggestions(draw: st.DrawFn, number: int) -> Row:
    """One suggestion with as much of its way written down as its sender cared to."""
    day = FIRST + timedelta(days=draw(st.integers(0, 170)))
    row: Row = {"建议编号": f"J{number}", "建议标题": f"事项{number}", "领衔代表": "王一", "提出日期": day}
    row["处理方式"] = draw(st.sampled_from(("", *ROUTES)))
    if draw(st.booleans()):
        row["面商日期"] = day + timedelta(days=draw(gaps))
    if draw(st.integers(0, 4)) == 4:
        row["办理时限"] = day + timedelta(days=draw(st.integers(0, 60)))
    for head in ("交办日期", "接单日期", "答复日期", "办成日期"):
        if draw(st.integers(0, 3)):
            day += timedelta(days=draw(gaps))
            row[head] = day
    if not {"答复日期", "办成日期"} & row.keys():
        return row
    if draw(st.booleans()):
        row["办理等级"] = draw(st.sampled_from(list(GRADES)))
    if draw(st.booleans()):
        day += timedelta(days=draw(gaps))
        row |= {"评价日期": day, "满意度": draw(st.sampled_from(VIEWS))}
    if draw(st.booleans()):
        day += timedelta(days=draw(gaps))
        row |= {"回头看日期": day, "回头看等级": draw(st.sampled_from(list(GRADES)))}
    return row


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, list[dict[str, str]]]:
    """A town's suggestions and leads; some of the leads became one of them."""
    written = [draw(suggestions(number)) for number in range(1, draw(st.integers(1, 8)) + 1)]
    leads: list[Row] = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        lead: Row = {
            "线索编号": f"X{number}",
            "收集日期": FIRST,
            "行政区划": TOWN,
            "线索内容": f"线索{number}",
        }
        became = draw(st.none() | st.sampled_from(written))
        leads.append(lead | ({"形成建议": became["建议编号"]} if became else {}))
    return {"suggestion": told(written), "lead": told(leads)}


def told(rows: list[Row]) -> list[dict[str, str]]:
    """The rows as a file has them."""
    return [{head: str(cell) for head, cell in row.items()} for row in rows]


def counted(written: dict[str, list[dict[str, str]]], scope: Asked) -> dict[tuple[str, str, str], Values]:
    """Every figure of the whole, counted plainly."""
    placed = {name: [row | {"地方": ""} for row in rows] for name, rows in written.items()}
    plain = Suggestions(placed, *(day.isoformat() for day in (scope.start, scope.end, scope.as_of)))
    return {(f"suggestions.{name}", "", ""): {**getattr(plain, name)()} for name in FIGURES}


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    written=ledgers(), days=st.lists(st.dates(date(2023, 2, 1), date(2023, 9, 30)), min_size=3, max_size=3)
)
def test_every_figure_is_the_oracle_s(written: dict[str, list[dict[str, str]]], days: list[date]) -> None:
    asked = [Asked(REGION, date(2023, 1, 1), date(2023, 12, 31), day) for day in days]
    with TemporaryDirectory() as folder:
        home = load_here(Path(folder), *(Ledger(name, TOWN, rows) for name, rows in written.items()))
        warehouse = Warehouse(home)
        try:
            for scope in on_their_days(asked, written):
                agree(warehouse, scope, counted(written, scope), written)
        finally:
            warehouse.close()
