"""Few persons of a place: withheld from card, table twin, slide, workbook and files, and said so."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest
from pptx import Presentation

from dashboard.access.policy import access_policy
from dashboard.cards.card import Ask
from dashboard.cards.deputy_coverage import CARDS
from dashboard.disclosure import notice, told, told_rows
from dashboard.export import listing_csv, measured_csv, measured_json
from dashboard.measure import measure
from dashboard.page_workbook import page_workbook
from dashboard.rows import Cell, rows_behind
from dashboard.scope import Scope, period, scope_of
from dashboard.slides import write_deck
from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.dashboard.fixture_rows import TOWN_A, TOWN_B
from tests.dashboard.warehouse_fixture import write_warehouse

CONTACTS = next(card for card in CARDS if card.id == "deputies_contacts")
METRIC, SAID = "deputies.activities", "人数少，不列"
FEW, MANY = 3, 5741


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Voters met: three in the first town, many in the second, both in the last quarter."""
    home = write_warehouse(tmp_path_factory.mktemp("few"))
    with duckdb.connect(str(next((home / "warehouse").glob("*.duckdb")))) as connection:
        connection.execute("update activities set person_times = null, households = null, kind = 'visit'")
        for town, persons in ((TOWN_A, FEW), (TOWN_B, MANY)):
            ((one,),) = connection.execute(
                "select activity from activities where region like $town and ym between 202110 and 202112"
                " and person_times is null order by activity limit 1",
                {"town": f"{town[:9]}%"},
            ).fetchall()
            connection.execute("update activities set person_times = ? where activity = ?", [persons, one])
    warehouse = Warehouse(home)
    yield warehouse
    warehouse.close()


@pytest.fixture
def quarter(warehouse: Warehouse) -> Scope:
    return scope_of(warehouse, "610902", *period("2021Q4"))


@pytest.mark.parametrize("medium", ["page", "slides", "workbook", "csv"])
def test_a_card_withholds_them_and_says_so(warehouse: Warehouse, quarter: Scope, medium: str) -> None:
    story = CONTACTS.told(Ask(warehouse, quarter, medium=medium))  # type: ignore[arg-type]
    place = next(at for at, name in enumerate(story.table.columns) if name == "联系选民人次")
    assert [row[place] for row in story.table.rows] == [SAID, SAID, FEW + MANY]
    assert story.chart is None  # a drawing of nothing
    assert str(access_policy().disclosure.least) in story.note
    # a place of which it isn't told isn't one where nobody was met
    assert "甲镇" not in story.title


def test_the_command_line_tells_all(warehouse: Warehouse, quarter: Scope) -> None:
    story = CONTACTS.told(Ask(warehouse, quarter, medium="command"))
    assert SAID not in str(story.table.rows)
    assert story.note == ""
    measured = measure(warehouse, METRIC, quarter, ("region",))
    assert told(measured, "command") is measured


def test_every_medium_prints_it(warehouse: Warehouse, quarter: Scope, tmp_path: Path) -> None:
    page = str(page_at(warehouse, "/deputies", "?region=610902&quarter=2021Q4").content)
    book = openpyxl.load_workbook(io.BytesIO(page_workbook(warehouse, "deputies", quarter)))
    sheet = [cell for row in book[CONTACTS.name.zh].iter_rows(values_only=True) for cell in row]
    write_deck(warehouse, "610902", "2021Q4", None, None, tmp_path / "deck.pptx")
    slides = [texts_of(slide) for slide in Presentation(str(tmp_path / "deck.pptx")).slides]
    (slide,) = (one for one in slides if "联系选民" in one and SAID in one)
    for text in (page, str(sheet), slide):
        assert SAID in text
        assert not {f"{MANY}", f"{MANY:,}"} & set(re.findall(r"[\d,]+\d", text))
    assert "推算" in page


def texts_of(slide: object) -> str:
    """The texts of a slide's shapes and tables."""
    texts = []
    for shape in slide.shapes:  # type: ignore[attr-defined]
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
        elif shape.has_text_frame:
            texts.append(shape.text_frame.text)
    return " ".join(texts)


def test_json_names_what_is_withheld_and_csv_says_it(warehouse: Warehouse, quarter: Scope) -> None:
    measured = told(measure(warehouse, METRIC, quarter, ("region",)), "csv")
    (first, second) = measured_json(measured)["rows"]  # type: ignore[misc]
    assert first["person_times"] is None
    assert second["withheld"] == ["person_times"]
    assert all(SAID in line for line in measured_csv(measured).splitlines()[1:])
    assert notice([measured])
    assert not notice([measure(warehouse, METRIC, quarter, ("region",))])


def test_a_list_of_rows_of_several_places_withholds_them(warehouse: Warehouse, quarter: Scope) -> None:
    listing = rows_behind(warehouse, METRIC, quarter)
    carried = told_rows(listing, "rows")
    place = [column.key for column in listing.columns].index("person_times")

    def persons(rows: tuple[tuple[Cell, ...], ...]) -> set[Cell]:
        return {row[place] for row in rows if row[place] is not None}

    assert persons(listing.rows) == {FEW, MANY}
    assert persons(carried.rows) == {SAID}
    assert carried.total == listing.total
    assert SAID in listing_csv(carried)
    assert told_rows(listing, "command") is listing
    own = rows_behind(warehouse, METRIC, quarter.with_(region=TOWN_A))
    if len({row[[c.key for c in own.columns].index("region")] for row in own.rows}) == 1:
        assert told_rows(own, "rows") is own
