"""Handing in, in a real browser: a wrong workbook is dropped, looked at, confirmed, undone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit, serving, visiting
from tests.etl.reading.handing_in import workbook
from tests.inbox import Ledger, load_here

pytestmark = pytest.mark.browser

VILLAGE = "610902001003"
PATIENCE = 60_000
WRONG = [
    ["编号", "收集日期", "问题摘要", "办结日期"],
    ["1", "2021-07-01", "路灯不亮", "2021-07-03"],
    ["2", "2021-07-05", "水渠堵塞", "2021-07-01"],
    ["3", "", "没有日期", ""],
]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Visit]:
    """A page on a small home of its own, signed in by its link."""
    folder = tmp_path_factory.mktemp("upload")
    row = {"编号": "9", "收集日期": "2021-06-01", "问题摘要": "井盖"}
    home = load_here(folder, Ledger("issue", VILLAGE, [row], "2021-06"))
    with serving(home, folder / "told.txt") as served, visiting(served.address, browser, None) as visit:
        visit.page.goto(served.link)
        yield visit


def test_a_wrong_workbook_is_dropped_looked_at_confirmed_and_undone(here: Visit, tmp_path: Path) -> None:
    page = here.page
    path = tmp_path / "问题台账.xlsx"
    path.write_bytes(workbook(WRONG))
    here.go("/upload")
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="选文件").click()
    chosen.value.set_files(path)
    page.wait_for_url("**/upload?*id=u*")
    expect(page.get_by_text("看不出是哪个单位交的")).to_be_visible(timeout=PATIENCE)
    page.get_by_label("报送单位代码").fill(VILLAGE)
    page.get_by_label("期间").fill("2021-07")
    page.get_by_role("button", name="按这个再读一次").click()
    confirm = page.get_by_role("button", name="确认装载")
    expect(confirm).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="读懂了：4 行，可装入 1 行")).to_be_visible()
    expect(page.get_by_role("cell", name="缺少收集日期", exact=False)).to_be_visible()
    confirm.click()
    undo = page.get_by_role("button", name="撤销这次装载")
    expect(undo).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="已装载，2 行待更正")).to_be_visible()
    with page.expect_download() as back:
        page.get_by_role("link", name="下载标好错误的").click()
    assert Path(back.value.path()).read_bytes().startswith(b"PK")
    undo.click()
    expect(page.get_by_role("heading", name="已撤销")).to_be_visible(timeout=PATIENCE)
    here.go("/data")
    assert "水渠堵塞" not in page.locator("#main").inner_text()


def test_files_are_dropped_as_well(here: Visit) -> None:
    here.go("/upload")
    here.page.evaluate(
        """() => {
            const files = new DataTransfer();
            files.items.add(new File(["编号,收集日期\\n1,2021-08-01"], "八月.csv"));
            document.querySelector("[data-upload]").dispatchEvent(
                new DragEvent("drop", {dataTransfer: files, bubbles: true}));
        }"""
    )
    here.page.wait_for_url("**/upload?*id=u*")
    expect(here.page.get_by_text("八月.csv").first).to_be_visible(timeout=PATIENCE)
    expect(here.page.get_by_role("button", name="丢弃")).to_be_visible(timeout=PATIENCE)
    here.page.get_by_role("button", name="丢弃").click()
    here.page.wait_for_url(re.compile(r"/upload(\?(?!.*id=).*)?$"))
    here.wait()
