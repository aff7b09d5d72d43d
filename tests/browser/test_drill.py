"""Down by click from county to town to village to one issue, and back: the address keeps the place."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

YEAR = "from=2021-01-01&to=2021-12-31"


def crumbs(visit: Visit) -> list[str]:
    return visit.page.locator(".mq-crumbs li").all_inner_texts()


def region(visit: Visit) -> str:
    found = re.search(r"region=(\d+)", visit.page.url)
    assert found
    return found[1]


def click_first_bar(visit: Visit, card: str) -> None:
    """Click the chart where its first bar or point is, as a person would."""
    bar = visit.page.locator(f"#card-{card} :is(.bars .point path, .scatterlayer path.point)").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    visit.page.mouse.move(box["x"] + 3, box["y"] + box["height"] / 2)
    visit.page.mouse.click(box["x"] + 4, box["y"] + box["height"] / 2)


def test_a_click_on_a_bar_goes_down_and_back_comes_up(visit: Visit):
    visit.go(f"/?region=610902&{YEAR}")
    click_first_bar(visit, "places")
    visit.page.wait_for_url(re.compile(r"region=\d{9}&"))
    visit.wait()
    town = region(visit)
    assert len(crumbs(visit)) == 2
    click_first_bar(visit, "places")
    visit.page.wait_for_url(re.compile(r"region=\d{12}&"))
    visit.wait()
    assert region(visit).startswith(town)
    assert len(crumbs(visit)) == 3
    visit.page.go_back()
    visit.page.wait_for_url(re.compile(rf"region={town}&"))
    visit.wait()
    assert len(crumbs(visit)) == 2
    visit.page.locator(".mq-crumbs a").first.click()
    visit.page.wait_for_url(re.compile(r"region=610902&"))
    visit.wait()
    assert len(crumbs(visit)) == 1
    assert "from=2021-01-01" in visit.page.url


def test_reload_and_a_shared_link_keep_the_place(visit: Visit):
    visit.go(f"/issues?region=610902101&{YEAR}")
    before = visit.page.locator("#main").inner_text()
    visit.page.reload()
    visit.wait()
    assert visit.page.locator("#main").inner_text() == before


def test_the_scope_is_kept_from_page_to_page(visit: Visit):
    visit.go(f"/?region=610902101&{YEAR}")
    for tab, name in (("问题", "问题办理"), ("站点接待", "站点与接待"), ("数据", "数据"), ("总览", "总览")):
        visit.page.locator(".mq-tabs").get_by_text(tab, exact=True).click()
        expect(visit.page).to_have_title(f"{name} · 民情看板")
        visit.wait()
        assert region(visit) == "610902101"
        assert "from=2021-01-01" in visit.page.url


def test_period_by_menu_and_by_typed_months(visit: Visit):
    visit.go("/issues?region=610902")
    visit.page.locator(".mq-picker").click()
    visit.page.get_by_text("2021年", exact=True).last.click()
    visit.page.wait_for_url("**from=2021-01-01&to=2021-12-31**")
    visit.wait()
    visit.page.locator(".mq-picker").click()
    months = visit.page.locator(".mq-custom input")
    months.nth(0).fill("2021-03")
    months.nth(1).fill("2021-05")
    visit.page.get_by_role("button", name="看这几个月").click()
    visit.page.wait_for_url("**from=2021-03-01&to=2021-05-31**")


def test_place_search_jumps(visit: Visit):
    visit.go(f"/issues?region=610902&{YEAR}")
    search = visit.page.get_by_label("找镇街、村(社区)")
    search.press_sequentially("五里")
    search.press("Enter")
    visit.page.wait_for_url(re.compile(r"region=610902\d{3}"))


def test_comparison_switches(visit: Visit):
    visit.go(f"/?region=610902&{YEAR}")
    visit.page.get_by_title("与去年同期比").click()
    visit.page.wait_for_url("**compare=last_year**")
    visit.wait()
    assert "去年" in visit.page.locator(".mq-strip").inner_text()


def test_from_a_listing_to_one_issues_path(visit: Visit):
    visit.go(f"/rows?metric=issues.collected&region=610902&{YEAR}")
    visit.page.get_by_role("link", name="打开").first.click()
    visit.page.wait_for_url("**/issue?*")
    visit.wait()
    assert "经过：在每一级停留多久" in visit.page.locator("#main").inner_text()
    assert visit.page.locator(".mq-stays li").count() >= 1


def test_from_the_list_to_one_station(visit: Visit):
    visit.go(f"/station?region=610902&{YEAR}")
    visit.page.locator("#main .mq-table a").first.click()
    visit.page.wait_for_url("**id=**")
    visit.wait()
    assert visit.page.locator("#main .mq-facts").count() >= 1
