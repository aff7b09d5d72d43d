"""Pages as workbooks: every page with cards, a sheet a card, the numbers of the page."""

import io

import openpyxl
import pytest

from dashboard.cards.card import Ask
from dashboard.errors import DashboardError
from dashboard.measure import measure
from dashboard.page_workbook import NotExported, exported, page_workbook
from dashboard.pages import BUDGET, OVERVIEW
from dashboard.rows import rows_behind
from dashboard.translation import speaking
from dashboard.watermark import carried_by


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def values(sheet) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_a_card_s_sheet_holds_the_card_s_table_under_its_scope(warehouse, quarter):
    book = opened(page_workbook(warehouse, "overview", quarter))
    card = next(card for card in OVERVIEW.cards if card.id == "places")
    story = card.build(Ask(warehouse, quarter, quarter.previous()))
    told = values(book[card.name.zh])
    assert told[0] == [story.title]
    assert "2021年第四季度" in told[2][0]
    assert list(story.table.columns) in told
    assert [str(row[0]) for row in story.table.rows] == [
        str(row[0]) for row in told[told.index(list(story.table.columns)) + 1 :]
    ]


def test_money_is_in_the_unit_its_heading_names(warehouse, quarter):
    book = opened(page_workbook(warehouse, "budget", quarter))
    card = next(card for card in BUDGET.cards if card.id == "budget_execution")
    total = measure(warehouse, "budget.execution", quarter).rows[0].values["budget"]
    sheet = values(book[card.name.zh])
    head = next(row for row in sheet if "项目" in str(row) and "万元" in str(row))
    assert float(
        sheet[-1][head.index(next(name for name in head if "调整后预算" in str(name)))]
    ) == pytest.approx(float(total or 0) / 10000)


@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize("page", [page.id for page in exported() if page.id != "deputy"])
def test_every_page_becomes_a_workbook(warehouse, quarter, page, tongue):
    with speaking(tongue):
        book = opened(page_workbook(warehouse, page, quarter))
    assert len(book.sheetnames) == len({name.casefold() for name in book.sheetnames})
    assert all(sheet.max_row >= 1 for sheet in book)


def test_a_deputy_s_file_has_every_point_with_its_record(warehouse, quarter):
    ((key,), *_others) = warehouse.query(
        "select deputy from deputies where not is_provisional order by deputy"
    )
    book = opened(page_workbook(warehouse, "deputy", quarter, key))
    year = quarter.with_(start=quarter.start.replace(month=1)).narrowed("deputy", key)
    points = rows_behind(warehouse, "deputies.score", year).total
    assert book["履职得分"].max_row == points + 3
    heads = values(book["履职得分"])[2]
    assert {"得分", "文件", "行"} <= set(heads)


@pytest.mark.parametrize(
    ("page", "key"), [("nothing", None), ("rows", None), ("deputy", None), ("deputy", "x/y")]
)
def test_what_cannot_be_exported_is_refused(warehouse, quarter, page, key):
    with pytest.raises(DashboardError):
        page_workbook(warehouse, page, quarter, key)
    assert issubclass(NotExported, DashboardError)


def test_who_carries_it_away_stands_on_every_sheet(warehouse, quarter):
    with carried_by("somebody"):
        book = opened(page_workbook(warehouse, "definitions", quarter))
    assert all(any("somebody" in str(row) for row in values(sheet)) for sheet in book)
