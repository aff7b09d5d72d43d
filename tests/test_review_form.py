"""A draw of strike-offs: out as a form, filled in by hand, back through the reader, and what it then says."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.cli import main
from dashboard.draws import Strike, drawn
from dashboard.measure import measure
from dashboard.rows import rows_behind
from dashboard.scope import Scope
from dashboard.warehouse import Warehouse
from etl.demo.hanbin import reviews
from tests.inbox import Ledger, load_here
from tests.oracle.draws import Drawable, chosen
from tests.product import Answer, dashboard, etl, metric

COUNTY, TOWNS = "610902000000", ("610902101001", "610902102001")
SCOPE = Scope(COUNTY, date(2021, 4, 1), date(2021, 6, 30), date(2021, 7, 31))
ASKED = ("--region", "610902", "--quarter", "2021Q2", "--as-of", "2021-07-31", "--size", "12", "--seed", "7")


def issue(number: int) -> dict[str, str]:
    """Collected in April, struck off after the quarter; the first begins like a formula."""
    return {
        "编号": f"{number:03d}",
        "收集日期": f"2021-04-{number % 28 + 1:02d}",
        "村(社区)": TOWNS[number % 3 == 0],
        "问题摘要": "=1+1" if not number else f"路灯不亮{number}",
        "承办单位": "区交通局",
        "办结日期": "2021-06-10",
        "办理结果": ("A", "C")[number % 5 == 0],
        "办理情况": "已更换灯泡",
        "销号日期": "2021-07-02",
    }


@dataclass(frozen=True)
class Returned:
    """A home with strike-offs, the form drawn from it, and the load of the form filled in."""

    home: Path
    form: Path
    load: Answer


def command(home: Path, form: Path, *more: str) -> Result:
    """`review-sample` on a home."""
    return CliRunner().invoke(main, ["review-sample", *ASKED, *more, "-o", str(form), "--home", str(home)])


def table(form: Path) -> tuple[Workbook, Worksheet, dict[str, int], list[int]]:
    """The form, its sheet, the column of each heading, the numbers of its rows."""
    book = load_workbook(form)
    sheet = book.worksheets[0]
    (top,) = [row[0].row for row in sheet.iter_rows(max_row=9) if row[1].value == "问题编号"]
    columns = {str(cell.value): int(cell.column) for cell in sheet[top]}
    return book, sheet, columns, list(range(top + 1, sheet.max_row + 1))


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Returned:
    folder = tmp_path_factory.mktemp("review")
    home = load_here(folder, Ledger("issue", COUNTY, [issue(number) for number in range(40)]))
    form = folder / "form.xlsx"
    assert command(home, form).exit_code == 0
    book, sheet, columns, rows = table(form)
    for at, row in enumerate(rows):  # 3 not solved, 7 confirmed, 2 still to be seen
        if at < 10:
            sheet.cell(row, columns["回头看日期"], date(2021, 7, 20))
            sheet.cell(row, columns["回头看结果"], "未解决" if at < 3 else "属实办结")
    filled = folder / "filled.xlsx"
    book.save(filled)
    return Returned(home, form, etl("load", filled, "--json", home=home))


def test_a_filled_form_loads_without_a_question_or_a_remark(returned: Returned) -> None:
    assert returned.load.code == 0, returned.load.err
    (submission,) = returned.load.json["submissions"]
    expected = {"ledger": "issue_review", "unit": "610902", "period": "2021Q2", "loaded": 12, "findings": []}
    assert {name: submission[name] for name in expected} == expected


def test_what_came_back_is_what_was_filled_in(returned: Returned) -> None:
    warehouse = Warehouse(returned.home)
    try:
        found = measure(warehouse, "issues.sampled_reviews", SCOPE).rows[0].values
        counts = {"drawn": 12, "reviewed": 10, "confirmed": 7, "not_solved": 3, "pending": 2}
        assert {name: found[name] for name in counts} == counts
        # Wilson of 3/10
        assert (found["low"], found["value"], found["high"]) == pytest.approx((0.1078, 0.3, 0.6032), abs=5e-5)
        hollow = measure(warehouse, "issues.hollow_closure", SCOPE).rows[0].values
        assert (hollow["closed"], hollow["evidenced"], hollow["not_solved"]) == (40, 10, 3)
        assert rows_behind(warehouse, "issues.sampled_reviews", SCOPE, "not_solved").total == 3
    finally:
        warehouse.close()


def test_the_same_seed_draws_the_same_after_the_return(returned: Returned, tmp_path: Path) -> None:
    assert command(returned.home, tmp_path / "again.xlsx").exit_code == 0
    forms = [table(form) for form in (returned.form, tmp_path / "again.xlsx")]
    keys = [[sheet.cell(row, columns["问题编号"]).value for row in rows] for _, sheet, columns, rows in forms]
    assert keys[0] == keys[1]
    assert command(returned.home, tmp_path / "other.xlsx", "--seed", "8").exit_code == 0
    _, sheet, columns, rows = table(tmp_path / "other.xlsx")
    assert {sheet.cell(row, columns["问题编号"]).value for row in rows} != set(keys[0])


def test_the_form_says_how_it_was_drawn(returned: Returned) -> None:
    _, sheet, columns, rows = table(returned.form)
    labels = {sheet.cell(row, columns["抽样批次"]).value for row in rows}
    assert labels == {"610902000000/2021-04-01/2021-06-30/2021-07-31/12/7"}
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_nothing_to_draw_is_refused(returned: Returned, tmp_path: Path) -> None:
    refused = command(returned.home, tmp_path / "none.xlsx", "--quarter", "2020Q1")
    assert refused.exit_code == 2
    assert "没有可抽查的销号问题" in refused.output
    assert not (tmp_path / "none.xlsx").exists()


strikes = st.builds(
    lambda numbers: [
        Strike(f"V/{n:03d}", f"T{n % 4}", ("solved", "explained", None)[n % 3]) for n in numbers
    ],
    st.sets(st.integers(0, 400), max_size=90),
)


@given(strikes, st.integers(1, 40), st.integers(0, 9))
def test_a_draw_is_proportional_and_repeatable(every: list[Strike], size: int, seed: int) -> None:
    found = drawn(every, size, seed)
    assert [one.strike for one in found] == [one.strike for one in drawn(every[::-1], size, seed)]
    assert len({one.strike for one in found}) == len(found) == min(size, len(every))
    strata = Counter(one.stratum for one in every)
    for stratum, number in Counter(one.strike.stratum for one in found).items():
        assert abs(number - len(found) * strata[stratum] / len(every)) < 1
    plain = chosen([Drawable(one.issue, one.town, one.disposition) for one in every], size, seed)
    assert [one.strike.issue for one in found] == plain


@given(strikes.filter(lambda every: len(every) > 5))
def test_every_strike_off_is_as_likely_as_any_other(every: list[Strike]) -> None:
    draws = Counter(one.strike.issue for seed in range(60) for one in drawn(every, len(every) // 2, seed))
    share = (len(every) // 2) / len(every)
    # 60 draws of one in two or so: six standard deviations
    assert all(abs(draws[one.issue] - 60 * share) <= 6 * (60 * share * (1 - share)) ** 0.5 for one in every)


def test_the_demo_s_form_is_the_one_the_product_writes_from_its_ledgers(
    demo_home: Path, tmp_path: Path
) -> None:
    """Cell by cell; the three columns filled in by hand say that they are invented."""
    asked = ("--region", "610902", "--quarter", reviews.PERIOD, "--as-of", "2021-12-31")
    path = tmp_path / "form.xlsx"
    assert dashboard("review-sample", *asked, "-o", path, home=demo_home).code == 0
    kept, drawn = ([cell.value for row in table(form)[1] for cell in row] for form in (reviews.FORM, path))
    assert kept == drawn
    found = metric(demo_home, "issues.sampled_reviews", "610902", "2021-10-01", "2021-12-31")[0]
    assert (found["drawn"], found["reviewed"], found["pending"]) == (30, 26, 4)
    (handed_in,) = demo_home.parent.rglob(reviews.FILE)
    _, sheet, columns, rows = table(handed_in)
    for row in rows:
        told = [sheet.cell(row, columns[heading]).value for heading in ("回头看日期", "回头看结果", "说明")]
        assert told == [None] * 3 or str(told[2]).startswith("示例数据：")
