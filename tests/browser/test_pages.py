"""Every page in a real browser: it stands, in both languages and colours, on laptop and phone."""

import csv
import io
import re

import pytest
from plotly.offline import get_plotlyjs_version

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

COUNTY = "region=610902&from=2021-01-01&to=2021-12-31"
PAGES = {
    "/": "总览",
    "/alerts": "预警",
    "/issues": "问题办理",
    "/stations": "站点与接待",
    "/station": "单个站点",
    "/reconcile": "核数",
    "/data": "数据",
    "/definitions": "指标说明",
    "/rows?metric=issues.collected": "明细",
    "/issue": "问题经过",
}


def with_scope(path: str, more: str = "") -> str:
    return f"{path}{'&' if '?' in path else '?'}{COUNTY}{more}"


@pytest.mark.parametrize("path", PAGES)
def test_page_stands_and_no_card_fails(visit: Visit, path: str):
    visit.go(with_scope(path))
    assert visit.page.title() == f"{PAGES[path]} · 民情看板"
    assert visit.page.locator(".mq-failed").all_inner_texts() == []
    assert visit.page.locator("#main").inner_text().strip()


@pytest.mark.parametrize("path", ["/", "/issues", "/stations", "/data"])
def test_notice_of_the_reconstruction_is_on_every_page(visit: Visit, path: str):
    visit.go(with_scope(path))
    assert visit.page.locator(".mq-notice").inner_text() == "总数见公开报告，明细为重建"


@pytest.mark.parametrize("path", PAGES)
def test_page_speaks_english_throughout(visit: Visit, path: str):
    visit.go(with_scope(path, "&lang=en"))
    assert visit.page.locator("html").get_attribute("lang") == "en"
    for heading in visit.page.locator("nav a, h1, summary, .mq-picker").all_inner_texts():
        assert not re.search(r"[\u4e00-\u9fff]", heading.replace("中文", "").replace("汉滨区", "")), heading


@pytest.mark.parametrize("path", ["/", "/issues", "/stations", "/data", "/definitions"])
def test_page_fits_a_phone(visit: Visit, path: str):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.go(with_scope(path))
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_overview_fits_a_laptop_screen(visit: Visit):
    visit.go(with_scope("/"))
    assert visit.page.evaluate("document.documentElement.scrollHeight") <= 768
    assert visit.page.locator(".mq-number").count() == 6


def test_definitions_are_found_within_the_page(visit: Visit):
    visit.go(with_scope("/definitions"))
    cards = visit.page.locator("[data-family] .mq-card:visible")
    every = cards.count()
    visit.page.fill("#find", "述职")
    found = cards.all_inner_texts()
    assert 0 < len(found) < every
    assert str(len(found)) in visit.page.locator("[data-found]").inner_text()
    visit.page.fill("#find", "")
    assert cards.count() == every


def test_a_deputy_s_file_is_printed_on_one_page(visit: Visit):
    visit.go(with_scope("/deputy"))
    visit.page.locator("#main .mq-table a").last.click()
    visit.wait()
    assert visit.page.locator("#main h2").count() > 1
    printed = visit.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_the_badge_says_how_many_are_to_be_pressed(visit: Visit):
    visit.go(with_scope("/"))
    visit.page.wait_for_selector("#badge:not(:empty)")
    visit.page.locator(".mq-tab", has_text="预警").click()
    visit.page.wait_for_url("**/alerts?**")
    visit.wait()
    told = visit.page.locator("#title-alerts_who").inner_text()
    assert visit.page.locator("#badge").inner_text() in told


def test_unknown_page_says_so(visit: Visit):
    visit.go("/nowhere")
    assert "没有这一页" in visit.page.locator("h1").inner_text()


def test_language_and_colours_switch_and_stay(visit: Visit):
    visit.go(with_scope("/issues"))
    visit.page.get_by_title("深色").click()
    visit.wait()
    assert visit.page.locator("html").get_attribute("data-bs-theme") == "dark"
    visit.page.get_by_role("link", name="English").click()
    visit.wait()
    visit.page.locator(".mq-tabs").get_by_text("Stations", exact=True).click()
    visit.page.wait_for_url("**/stations?*")
    visit.page.reload()
    visit.wait()
    assert visit.page.locator("html").get_attribute("data-bs-theme") == "dark"
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert "region=610902" in visit.page.url


def test_nonsense_falls_back_with_a_note(visit: Visit):
    visit.go("/?region=999999&from=yesterday&to=&compare=moon&theme=pink")
    note = " ".join(visit.page.locator(".mq-fallback").all_inner_texts())
    assert "没有这个区划" in note
    assert "期间读不懂" in note
    assert "比较方式读不懂" in note
    assert visit.page.locator(".mq-number").count() == 6


def test_page_number_is_the_csv_number_is_the_rows_number(visit: Visit):
    visit.go(with_scope("/"))
    figure = visit.page.locator(".mq-number", has_text="收集问题")
    shown = int(figure.locator(".mq-value").inner_text().replace(",", ""))
    figure.get_by_title("看明细").click()
    visit.page.wait_for_url("**/rows?*")
    visit.wait()
    listed = int(re.sub(r"\D", "", visit.page.locator("#main h2").inner_text()))
    address = visit.page.get_by_role("link", name="全部下载CSV").get_attribute("href")
    rows = csv_of(visit, visit.site + str(address))
    total = csv_of(visit, f"{visit.site}/csv/metric?metric=issues.collected&{COUNTY}")
    assert shown == listed == len(rows) - 1 == int(float(total[1][-2]))  # the last is who carried it away


def csv_of(visit: Visit, address: str) -> list[list[str]]:
    answer = visit.page.context.request.get(address)
    return list(csv.reader(io.StringIO(answer.body().decode("utf-8-sig"))))


def test_first_tab_stop_skips_to_the_content(visit: Visit):
    visit.go(with_scope("/"))
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.textContent") == "跳到正文"


def test_every_chart_has_a_table_twin(visit: Visit):
    visit.go(with_scope("/issues"))
    cards = visit.page.locator(".mq-card:has(.js-plotly-plot)")
    assert cards.count() > 3
    for index in range(cards.count()):
        card = cards.nth(index)
        card.get_by_title("看表格").click()
        assert card.locator(".mq-twin table").is_visible()
        assert not card.locator(".js-plotly-plot").is_visible()
        assert bool(card.locator(".mq-clickable").count()) == bool(card.locator(".mq-twin tbody a").count())


def test_the_page_uses_its_own_small_plotly_of_the_packaged_version(visit: Visit):
    visit.go(with_scope("/issues"))
    assert visit.page.evaluate("Plotly.version") == get_plotlyjs_version()
    loaded = visit.page.evaluate("performance.getEntriesByType('resource').map(r => r.name).join(' ')")
    assert "assets/vendor/plotly/plotly.min.js" in loaded
    assert "package_data" not in loaded
