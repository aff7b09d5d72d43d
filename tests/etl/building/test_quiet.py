"""A quiet issue's views say what the walk would have said of it."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from etl.building import statements as building
from etl.home import Home
from etl.load import load
from etl.policy import keeping
from etl.storing.journal import Journal
from etl.submission import discover
from tests.inbox import Ledger, write

VIEWS = ("issue_states", "issue_stays", "issue_events")
days = st.integers(0, 12)
HEADERS = {
    "collected": "收集日期",
    "resolved": "办结日期",
    "closed": "销号日期",
    "rated": "评价日期",
    "due": "办理时限",
    "assigned": "交办日期",
    "fed_back": "反馈日期",
    "review_date": "回头看日期",
    "satisfaction": "满意度",
}
DATED = [name for name in HEADERS if name not in ("collected", "satisfaction")]
rows = st.fixed_dictionaries(
    {"collected": days},
    optional={"satisfaction": st.sampled_from(("满意", "不满意"))} | dict.fromkeys(DATED, days),
)


def cells(number: int, row: dict[str, int | str]) -> dict[str, str]:
    """A ledger row; the days are the first of June, and 12 stands for a date known to its month only."""
    found = {"编号": f"{number:03}", "问题摘要": f"事项{number}"}
    for name, value in row.items():
        text = value if isinstance(value, str) else f"2021-06-{value + 1:02}"
        found[HEADERS[name]] = "2021年6月" if value == 12 else text
    return found


def answers(folder: Path, ledger: Ledger) -> dict[str, list[tuple]]:
    home = Home(folder / "home")
    load(home, discover([write(folder / "inbox", ledger)], None, None, None, None))
    current = Journal(home).current()
    assert current is not None
    path = str(home.warehouse / f"{current.snapshot}.duckdb")
    with duckdb.connect(path, read_only=True) as connection:
        return {
            view: connection.execute(f"select * exclude (submission) from {view} order by all").fetchall()
            if view != "issue_states"
            else connection.execute("from issue_states order by all").fetchall()
            for view in VIEWS
        }


@settings(max_examples=5, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(written=st.lists(rows, min_size=60, max_size=120))
def test_quiet_issues_are_what_the_walk_makes_of_them(
    written: list[dict[str, int | str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    ledger = Ledger("issue", "610902101001", [cells(n, row) for n, row in enumerate(written)], "2021-06")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "keeping", lambda: keeping().model_copy(update={"stored_issues": 0}))
        quiet = answers(tmp_path_factory.mktemp("quiet"), ledger)
    original = building.statement

    def all_walked(name: str) -> str:
        if name == "staging/moving_keys":
            return "create or replace temp table moving_keys as select distinct _key from staged_issue"
        return original(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "statement", all_walked)
        walked = answers(tmp_path_factory.mktemp("walked"), ledger)
    assert quiet == walked
