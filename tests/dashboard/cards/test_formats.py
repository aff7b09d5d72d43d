"""Numbers as people say them, in both languages."""

from datetime import date

import pytest

from dashboard import formats
from dashboard.translation import speaking

D = date


@pytest.mark.parametrize(
    ("call", "zh", "en"),
    [
        (lambda: formats.count(9999), "9,999", "9,999"),
        (lambda: formats.count(26_000), "2.6万", "26,000"),
        (lambda: formats.count(341_234), "34.1万", "341,234"),
        (lambda: formats.count(120_000_000), "1.2亿", "120.0 million"),
        (lambda: formats.share(0.9462), "94.6%", "94.6%"),
        (lambda: formats.share(0.8445), "84.5%", "84.5%"),
        (lambda: formats.share(0.99996), ">99.9%", ">99.9%"),
        (lambda: formats.share(0.00001), "<0.1%", "<0.1%"),
        (lambda: formats.share(1), "100.0%", "100.0%"),
        (lambda: formats.value(None, "share"), "无数据", "no data"),
        (lambda: formats.value(1, "days"), "1天", "1 day"),
        (lambda: formats.value(12, "days"), "12天", "12 days"),
        (lambda: formats.value(32_000, "yuan"), "3.2万元", "¥32,000"),
        (lambda: formats.points(0.012), "+1.2个百分点", "+1.2 points"),
        (lambda: formats.points(-0.0001), "±0.0个百分点", "±0.0 points"),
        (lambda: formats.signed(-3), "−3", "−3"),
        (lambda: formats.day(D(2021, 12, 31)), "2021年12月31日", "31 Dec 2021"),
        (lambda: formats.month("2021-06"), "2021年6月", "Jun 2021"),
        (lambda: formats.period(D(2021, 10, 1), D(2021, 12, 31)), "2021年第四季度", "Q4 2021"),
        (lambda: formats.period(D(2021, 1, 1), D(2021, 12, 31)), "2021年", "2021"),
        (lambda: formats.period(D(2021, 6, 1), D(2021, 6, 30)), "2021年6月", "Jun 2021"),
        (
            lambda: formats.period(D(2020, 10, 1), D(2021, 9, 30)),
            "2020年10月至2021年9月",
            "Oct 2020 to Sep 2021",
        ),
        (
            lambda: formats.period(D(2021, 6, 2), D(2021, 6, 30)),
            "2021年6月2日至2021年6月30日",
            "2 Jun 2021 to 30 Jun 2021",
        ),
        (
            lambda: formats.months(("2021-11", "2021-12", "2022-01")),
            ("11月", "12月", "22年1月"),
            ("Nov", "Dec", "Jan ’22"),
        ),
    ],
)
def test_as_people_say_it(call, zh, en):
    assert call() == zh
    with speaking("en"):
        assert call() == en
