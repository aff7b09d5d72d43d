"""The report on file for a region, as a card's sentences and table, on the small warehouse."""

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.cards.card import Ask
from dashboard.cards.reconcile import everything, standing
from dashboard.reconcile.library import report_of, reports
from dashboard.scope import scope_of
from dashboard.translation import speaking
from dashboard.warehouse import Warehouse
from tests.dashboard.warehouse_fixture import COUNTY, TOWN_A, write_warehouse


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    opened = Warehouse(write_warehouse(tmp_path_factory.mktemp("home")))
    yield opened
    opened.close()


def asking(warehouse: Warehouse, region: str) -> Ask:
    return Ask(warehouse, scope_of(warehouse, region, date(2021, 10, 1), date(2021, 12, 31)))


@pytest.mark.parametrize(
    ("region", "file"),
    [
        ("610902000000", "hanbin.toml"),
        ("610902101201", "hanbin.toml"),
        ("440606006000", "ronggui.toml"),
        ("440606006012", "ronggui.toml"),
        ("440606000000", None),
        ("610903000000", None),
    ],
)
def test_a_region_has_its_own_report_or_that_of_the_nearest_above(region: str, file: str | None) -> None:
    found = report_of(region)
    assert (found[0].name if found else None) == file


def test_the_card_tells_what_is_wrong_and_the_table_holds_every_figure(warehouse: Warehouse) -> None:
    story = standing(asking(warehouse, COUNTY))
    wrong = [sentence for sentence in story.sentences if sentence.tone == "watch"]
    assert any("576 + 1326 = 1902" in sentence.text for sentence in wrong)
    claims = next(claims for path, claims in reports() if path.name == "hanbin.toml").claim
    whole = everything(asking(warehouse, COUNTY))
    assert len(whole.table.rows) == len(claims) == whole.count
    assert whole.title.startswith(f"{len(claims)}项数字：")
    assert (whole.csv or "").startswith("/csv/reconcile?")


def test_a_town_is_told_of_its_countys_report(warehouse: Warehouse) -> None:
    assert standing(asking(warehouse, TOWN_A)).title == standing(asking(warehouse, COUNTY)).title


def test_where_no_report_is_on_file_the_card_says_what_to_do(warehouse: Warehouse) -> None:
    story = everything(asking(warehouse, "610903000000"))
    assert (story.title, story.csv, story.metrics) == ("没有登记这个地区的工作报告", None, ())
    assert "data/claims" in str(story.table.rows[0][0])
    with speaking("en"):
        assert standing(asking(warehouse, "610903000000")).title == "No work report of this region is on file"
