"""A table that an older snapshot hasn't: its cards say why, and page, deck and workbook stand."""

import io
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest
from pptx import Presentation

from dashboard.errors import DashboardError
from dashboard.page_workbook import page_workbook
from dashboard.pages import PAGES, PROJECTS, Page
from dashboard.scope import Scope, period, scope_of
from dashboard.slides import write_deck
from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.web import served, signed_in

LOST, SAID = "solicitations", "这一项没有算出来"
ADDRESS = "?region=610902&quarter=2021Q4"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    home = write_warehouse(tmp_path_factory.mktemp("older"))
    with duckdb.connect(str(next((home / "warehouse").glob("*.duckdb")))) as connection:
        connection.execute(f"drop table {LOST}")
    warehouse = Warehouse(home)
    yield warehouse
    warehouse.close()


@pytest.fixture
def quarter(warehouse: Warehouse) -> Scope:
    return scope_of(warehouse, "610902", *period("2021Q4"))


@pytest.mark.parametrize("page", [page for page in PAGES if page.cards], ids=lambda page: page.id)
def test_the_page_stands(warehouse: Warehouse, page: Page) -> None:
    shown = str(page_at(warehouse, page.path, ADDRESS).content)
    assert "mq-site" in shown
    if page is PROJECTS:
        assert 0 < shown.count("mq-failed") < len(page.cards)
        assert SAID in shown
        assert LOST in shown


def test_the_deck_and_the_workbook_stand(warehouse: Warehouse, quarter: Scope, tmp_path: Path) -> None:
    write_deck(warehouse, "610902", "2021Q4", None, None, tmp_path / "deck.pptx")
    slides = [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in Presentation(str(tmp_path / "deck.pptx")).slides
    ]
    assert 0 < sum(SAID in text for text in slides) < len(slides) / 2
    book = openpyxl.load_workbook(io.BytesIO(page_workbook(warehouse, "projects", quarter)))
    sheets = {name: str(list(book[name].iter_rows(values_only=True))) for name in book.sheetnames}
    assert 1 < sum(SAID in text for text in sheets.values()) < len(sheets)


def test_a_question_that_makes_no_sense_is_still_refused(warehouse: Warehouse, quarter: Scope) -> None:
    with pytest.raises(DashboardError):
        page_workbook(warehouse, "issues", quarter.narrowed("level", "moon"))


def test_a_file_of_it_says_why_and_the_next_one_is_there(warehouse: Warehouse) -> None:
    client = signed_in(served(warehouse.home), warehouse.home)
    failed = client.get(f"/csv/metric{ADDRESS}&metric=projects.solicitation")
    assert failed.status_code == 500
    assert failed.get_data(as_text=True).startswith("这份文件没有做出来")
    assert client.get(f"/csv/metric{ADDRESS}&metric=issues.collected").status_code == 200
