"""What is expected by data/policy/handing_in.toml, and what of it came."""

import duckdb
import pytest

from etl.home import Home
from etl.storing.journal import Journal
from tests.inbox import Ledger, load_here

HANDED = [{"接待日期": "2021-01-05", "接待人次": "3", "收集意见数": "1"}]
FIRST, SECOND, COUNTY = "610902101", "610902102", "610902"


def reception(unit: str, period: str, day: str) -> Ledger:
    """One reception of a unit, handed in for a period."""
    return Ledger("reception", unit, [{**HANDED[0], "接待日期": day, "行政区划": unit}], period)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[int, bool]]:
    """(unit, period) -> months covered and whether it is handed in, of Hanbin's receptions by the quarter."""
    home = load_here(
        tmp_path_factory.mktemp("expected"),
        reception(FIRST, "2021Q1", "2021-01-05"),
        reception(FIRST, "2021-04..2021-06", "2021-04-05"),
        reception(SECOND, "2021-01", "2021-01-06"),
        reception(SECOND, "2021-02", "2021-02-06"),
        reception(SECOND, "2021-03", "2021-03-06"),
        reception(SECOND, "2021-05", "2021-05-06"),
        reception(COUNTY, "all", "2021-02-07"),
    )
    current = Journal(Home(home)).current()
    assert current is not None
    with duckdb.connect(str(home / "warehouse" / f"{current.snapshot}.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select region, period, months_covered, is_handed_in from expected_submissions"
            " where ledger = 'reception'"
        ).fetchall()
    return {(region.rstrip("0"), period): (months, done) for region, period, months, done in rows}


@pytest.mark.parametrize(
    ("unit", "period", "told"),
    [
        (FIRST, "2021Q1", (3, True)),
        (FIRST, "2021Q2", (3, True)),
        (SECOND, "2021Q1", (3, True)),  # three months make the quarter
        (SECOND, "2021Q2", (1, False)),
        ("610902104", "2021Q2", (0, False)),
        (COUNTY, "2021Q1", (2, False)),  # a running ledger reaches to the month of its last row
    ],
)
def test_a_period_is_handed_in_once_all_its_months_are(
    expected: dict[tuple[str, str], tuple[int, bool]], unit: str, period: str, told: tuple[int, bool]
) -> None:
    assert expected[unit, period] == told


def test_nothing_is_expected_before_the_first_nor_beyond_the_last_period(
    expected: dict[tuple[str, str], tuple[int, bool]],
) -> None:
    assert {period for _unit, period in expected} == {"2021Q1", "2021Q2"}
