"""From an address to a page, on the hand-counted warehouse: pure functions, no browser."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from dash import dcc, html, no_update
from dash.development.base_component import Component

from callbacks.downloads import rows_csv
from callbacks.drill import target
from callbacks.listing import block
from callbacks.scopebar import choose, jump, seek
from dashboard import addresses, pages
from dashboard.charts import Flow, FlowLevel, Table
from dashboard.pages import PAGES
from dashboard.scope import from_query
from dashboard.warehouse import Warehouse
from layouts import card as card_layout
from layouts import site as site_layout
from layouts.card import Drawn
from layouts.cards import filled
from layouts.flow import flow
from layouts.site import page_at
from layouts.table import table
from tests.dashboard.warehouse_fixture import COUNTY, write_warehouse

YEAR = f"?region={COUNTY[:6]}&from=2021-01-01&to=2021-12-31"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    home = tmp_path_factory.mktemp("home")
    write_warehouse(home)
    opened = Warehouse(home)
    yield opened
    opened.close()


def texts(component: object) -> str:
    """All the words of a component."""
    if isinstance(component, list | tuple):
        return " ".join(texts(part) for part in component)
    if isinstance(component, Component):
        return texts(getattr(component, "children", None))
    return "" if component is None else str(component)


def parts(component: object, kind: type[Component]) -> list[Component]:
    """Every component of a kind, in the order of the page."""
    if isinstance(component, list | tuple):
        return [found for part in component for found in parts(part, kind)]
    if not isinstance(component, Component):
        return []
    own = [component] if isinstance(component, kind) else []
    return own + parts(getattr(component, "children", None), kind)


def links(component: object) -> list[str]:
    """Where a component's links lead."""
    if isinstance(component, list | tuple):
        return [link for part in component for link in links(part)]
    if not isinstance(component, Component):
        return []
    own = getattr(component, "href", None)
    return ([own] if isinstance(own, str) else []) + links(getattr(component, "children", None))


@pytest.mark.parametrize(
    "search", [YEAR, f"{YEAR}&theme=dark&lang=en&compare=last_year", "?region=610902001201"]
)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_page_stands_without_a_failing_card(warehouse: Warehouse, page: pages.Page, search: str):
    shown = page_at(warehouse, page.path, search)
    assert "没有算出来" not in texts(shown.content)
    assert "could not be worked out" not in texts(shown.content)
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in links(shown.content))
    titles = [texts(title) for title in parts(shown.content, html.H2)]
    assert len(titles) == len(set(titles))  # two cards of one title tell one thing twice
    cells = [texts(cell) for kind in (html.Td, html.Th, html.Dd) for cell in parts(shown.content, kind)]
    assert [cell for cell in cells if re.match(r"\d{6,12}/", cell)] == []  # a unit's code says nothing


def test_links_carry_place_period_language_and_colours(warehouse: Warehouse):
    shown = page_at(warehouse, "/issues", f"{YEAR}&lang=en&theme=dark&compare=last_year")
    tab = next(link for link in links(shown.content) if link.startswith("/stations"))
    for part in (
        "region=610902",
        "from=2021-01-01",
        "to=2021-12-31",
        "lang=en",
        "theme=dark",
        "compare=last_year",
    ):
        assert part in tab


def test_one_failing_card_says_why_and_the_rest_stands(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch):
    def fails(_ask: object) -> None:
        raise KeyError("没有这一列")

    broken = replace(pages.OVERVIEW.cards[0], build=fails)
    page = replace(pages.OVERVIEW, cards=(broken, *pages.OVERVIEW.cards[1:]))
    monkeypatch.setattr(site_layout, "PAGES", (page,))
    told = texts(page_at(warehouse, "/", YEAR).content)
    assert "这一项没有算出来" in told
    assert "没有这一列" in told
    assert told.count("没有算出来") == 1
    assert card_layout.LOG.name == "layouts.card"


@pytest.mark.parametrize(
    ("path", "search", "said"),
    [
        ("/issue", "?id=nobody/1", "没有编号为 nobody/1 的问题"),
        ("/station", "?id=nowhere", "没有编号为 nowhere 的站点"),
        ("/rows", "?metric=nothing", "没有指标 nothing"),
        ("/rows", "?metric=issues.collected&field=nothing", "没有 nothing 这一项"),
        ("/elsewhere", "", "没有这一页"),
    ],
)
def test_what_does_not_exist_is_said_plainly(warehouse: Warehouse, path: str, search: str, said: str):
    assert said in texts(page_at(warehouse, path, search).content)


def test_an_empty_home_is_said_plainly(tmp_path: Path):
    assert "还没有数据" in texts(page_at(Warehouse(tmp_path), "/", "").content)


def test_nonsense_leaves_a_note_and_a_page(warehouse: Warehouse):
    told = texts(
        page_at(warehouse, "/", "?region=1&from=x&compare=moon&lang=xx&theme=pink&where_moon=1").content
    )
    for note in ("没有这个区划", "期间读不懂", "比较方式读不懂", "没有这种语言", "没有这种配色", "筛选条件"):
        assert note in told


def test_a_listing_shows_numbers_and_leads_by_whole_keys(warehouse: Warehouse):
    answer = block(warehouse, {"startRow": 0, "endRow": 5}, f"{YEAR}&metric=issues.collected")
    for row in answer["rowData"]:
        assert "/" not in row["issue"]
        assert f"%2F{row['issue']}" in row["open"]


def test_the_listing_has_the_rows_of_its_address(warehouse: Warehouse):
    search = f"{YEAR}&metric=issues.collected"
    answer = block(warehouse, {"startRow": 0, "endRow": 5}, search)
    assert answer["rowCount"] == 13
    assert len(answer["rowData"]) == 5
    assert answer["rowData"][0]["open"].startswith("[打开](/issue?")
    scope, _note = from_query({"region": "610902", "year": "2021"}, warehouse)
    csv = rows_csv(warehouse, scope, {"metric": "issues.collected"}).get_data(as_text=True)
    assert len(csv.strip().splitlines()) == 1 + answer["rowCount"]


@pytest.mark.parametrize(
    "click",
    [None, {}, {"points": []}, {"points": [{"customdata": 3}]}, {"points": [{"customdata": "//evil"}]}],
)
def test_a_click_never_leads_elsewhere(click: object):
    assert target(click) is None
    assert target({"points": [{"customdata": "/issues?region=610902"}]}) == "/issues?region=610902"


def test_the_scope_bar_writes_addresses():
    known = [{"老城街道": "610902001000", "五星街社区 · 老城街道": "610902001008"}]
    assert jump(["老城"], known, "/issues", YEAR) is no_update
    assert "region=610902001008" in seek([1], ["五星"], known, "/issues", YEAR)
    assert seek([1], ["没有这里"], known, "/issues", YEAR) is no_update
    assert jump(["老城街道"], known, "/issues", YEAR).startswith(
        "/issues?region=610902001000&from=2021-01-01"
    )
    chosen = choose([1], ["2021-05", "2021-03"], "/issues", f"{YEAR}&where_level=town")
    assert "from=2021-03-01&to=2021-05-31" in chosen
    assert "where_level" not in chosen
    assert "from=2021-13" in choose([1], ["2021-13", "2021-14"], "/", YEAR)


def test_an_unknown_filter_member_survives_in_the_address():
    assert addresses.address("/issues", where_department="", id=None) == "/issues?where_department="


def test_flow_says_whether_the_books_agree():
    village = FlowLevel("village", "村级", (("首次收集", 5),), (("办结", 3), ("上报", 2)), 2, 1, 0)
    town = FlowLevel("town", "镇级", (("下级上报到达", 1),), (("在办", 1),), 0, None, 0)
    assert "差 1 条" in texts(flow(Flow((village, town))))
    assert "对得上" in texts(flow(Flow((replace(village, arrived_above=2), town))))
    assert "2 条只有一方记载" in texts(flow(Flow((replace(village, arrived_above=2, unconfirmed=2), town))))
    assert "进出不等" in texts(flow(Flow((replace(village, left=(("办结", 3),)),))))


def test_tables_print_unknown_as_no_data_and_every_digit():
    told = texts(table(Table(("处", "数", "率"), (("甲", 12345, None),), ("text", "count", "share")), "表"))
    assert "12,345" in told
    assert "没有数据的列：率" in told  # once, not in every cell
    both = texts(table(Table(("处", "率"), (("甲", None), ("乙", 0.5)), ("text", "share")), "表"))
    assert "无数据" in both


@pytest.mark.parametrize(
    ("rows", "others", "said"),
    [(15, 0, ""), (16, 0, "共16行 · 全部展开 · 看明细"), (12, 30, "共41行，列出前11行 · 看明细")],
)
def test_a_table_that_does_not_fit_says_how_many_rows_there_are(rows: int, others: int, said: str):
    contents = Table(("处",), tuple((str(row),) for row in range(rows)), ("text",), others=others)
    extent = [texts(found) for found in parts(table(contents, "表", "/rows"), html.P)]
    assert "".join(extent).replace(" ", "") == said.replace(" ", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("half", "half", "half", "wide", "tall", "half"), ("half", "half", "half", "half", "wide", "wide")),
        (("half", "wide", "half", "half"), ("wide", "wide", "half", "half")),
        (("half", "half", "tall"), ("half", "half", "wide")),
        (("half", "tall", "half"), ("half", "tall", "half")),
        (("half", "half", "half", "tall", "tall"), ("half", "half", "wide", "tall", "tall")),
        (("half", "half", "tall", "tall"), ("half", "half", "tall", "tall")),
    ],
)
def test_cards_stand_in_rows_without_a_hole(before, after):
    assert tuple(one.size for one in filled([Drawn(None, size) for size in before])) == after  # type: ignore[arg-type]


def test_a_card_s_breakdown_stands_in_the_address(warehouse: Warehouse) -> None:
    shown = page_at(warehouse, "/issues", f"{YEAR}&split=category").content
    chosen = {
        texts(one) for one in parts(shown, html.Span) if "mq-here" in (getattr(one, "className", None) or "")
    }
    assert "问题类别" in chosen
    links = [link.href for link in parts(shown, dcc.Link)]
    assert any("split=department" in link for link in links)
    assert any("split=category" in link and "compare=" in link for link in links)  # kept from view to view
