from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.values import numbers
from etl.reading.values.problem import BadValue

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1300", "1300"),
        ("1,300", "1300"),
        ("１，３００", "1300"),
        ("1300人", "1300"),
        ("1300 人次", "1300"),
        ("12件", "12"),
        ("10000万", "100000000"),
        ("66.8万元", "668000"),
        ("3.2亿", "320000000"),
        ("5千", "5000"),
        ("八十九", "89"),
        ("四千二百八十七", "4287"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("两千", "2000"),
        ("三万五千", "35000"),
        ("一千零一万", "10010000"),
        ("三亿五千万", "350000000"),
        ("八十九件", "89"),
        ("三点五", "3.5"),
        ("-5", "-5"),
        ("－5", "-5"),
        ("负五", "-5"),
        ("+7", "7"),
        ("¥1,300.50", "1300.50"),
        ("1300.0", "1300"),
        (".5", "0.5"),
        ("1e3", "1000"),
        ("壹仟贰佰", "1200"),
    ],
)
def test_every_way_a_number_is_written(text: str, value: str) -> None:
    assert numbers.number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "约100", "1.2.3", "1,30", "十余", "一二三", "十十", "若干", "100-200", "12a", "万", "1 2件3"]
)
def test_what_is_no_number_is_an_error(text: str) -> None:
    with pytest.raises(BadValue):
        numbers.number(text)


@pytest.mark.parametrize(
    ("text", "is_percent", "value"),
    [
        ("85%", False, "0.85"),
        ("８５％", False, "0.85"),
        ("百分之七十二点二", False, "0.722"),
        ("0.85", True, "0.85"),
        ("85", True, "0.85"),
        ("0.85", False, "0.85"),
        ("120%", False, "1.2"),
        ("85.5％", True, "0.855"),
    ],
)
def test_every_way_a_share_is_written(text: str, is_percent: bool, value: str) -> None:
    assert numbers.share(text, is_percent) == Decimal(value)


def test_counts_are_whole_and_not_negative() -> None:
    assert numbers.count("3.0") == 3
    for text, rule in (("3.5", "not_whole"), ("-1", "negative"), ("9" * 30, "too_big")):
        with pytest.raises(BadValue) as problem:
            numbers.count(text)
        assert problem.value.rule == rule


def test_money_is_rounded_to_the_cent() -> None:
    assert numbers.money("66.8万元") == Decimal("668000.00")
    assert numbers.money("0.125") == Decimal("0.13")


def spelt(number: int) -> str:
    """A number below ten thousand in numerals, the plain way."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = digit == 0
    return text or "零"


@given(st.integers(0, 9999))
def test_numerals_are_read_back(number: int) -> None:
    assert numbers.count(spelt(number)) == number


@given(st.integers(0, 10**12))
def test_whole_numbers_are_read_back_in_every_form(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number}人次", f"{number}.0"):
        assert numbers.count(text) == number


@given(st.decimals(0, 10**9, places=2))
def test_amounts_are_read_back(amount: Decimal) -> None:
    assert numbers.money(f"{amount:f}") == amount
    assert numbers.money(f"{amount / 10000:f}万元") == amount


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_problem(text: str) -> None:
    try:
        assert numbers.number(text).is_finite()
    except BadValue:
        return
