from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.values.dates import Day, FirstOrTenth, Uncertain, WithoutYear, YearLast, read_date
from etl.reading.values.problem import BadValue

FIFTH_OF_JUNE = Day(date(2021, 6, 5))
JUNE = Day(date(2021, 6, 30), is_day=False)
DAYS = st.dates(date(1955, 1, 1), date(2099, 12, 31))
NUMERALS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    "text",
    [
        "2021-06-05",
        "2021-6-5",
        "2021/6/5",
        "2021.6.5",
        "2021.06.05",
        "2021年6月5日",
        "2021年06月05号",
        "20210605",
        "二〇二一年六月五日",
        "二零二一年六月五日",
        "２０２１年６月５日",
        "２０２１-０６-０５",
        "44352",
        "44352.75",
        "2021-06-05 09:32:09",
        "2021/6/5 9:32",
        "2021-06-05T09:32:09Z",
        "2021年6月5日 上午9点",
        "2021年6月5日15时30分",
        "2021年6月5日 星期六",
        "20210605 10:11",
        "20210605101112",
        " 2021-06-05 ",
        "2021 年 6 月 5 日",
        "2021.6.5.",
    ],
)
def test_every_way_a_day_is_written(text: str) -> None:
    assert read_date(text) == FIFTH_OF_JUNE


@pytest.mark.parametrize(
    "text",
    [
        "2021-06",
        "2021年6月",
        "2021.6",
        "2021/06",
        "202106",
        "2021年6月份",
        "二〇二一年六月",
        "2021年6月上旬",
        "2021年6月底",
    ],
)
def test_a_month_stands_as_its_last_day_that_is_no_day(text: str) -> None:
    assert read_date(text) == JUNE


@pytest.mark.parametrize("text", ["6月5日", "６月５日", "六月五日", "6月5号", "6 月 5 日", "6月5日上午"])
def test_a_date_without_year_waits_for_the_period(text: str) -> None:
    found = read_date(text)
    assert found == WithoutYear(6, 5)
    assert isinstance(found, WithoutYear)
    assert found.in_year(2021) == FIFTH_OF_JUNE


def test_the_first_and_the_tenth_month_look_alike_as_numbers() -> None:
    assert read_date("2021.1") == FirstOrTenth(2021)
    assert read_date("2021.10") == Day(date(2021, 10, 31), is_day=False)
    assert read_date("2021.01") == Day(date(2021, 1, 31), is_day=False)


def test_a_month_without_year_waits_too() -> None:
    assert read_date("6月") == read_date("六月份") == WithoutYear(6, None)


@pytest.mark.parametrize(
    ("text", "proves"),
    [
        ("13/04/2021", "dmy"),
        ("04/13/2021", "mdy"),
        ("04/05/2021", None),
        ("4-5-2021 10:00", None),
        ("13/14/2021", None),
    ],
)
def test_the_year_last_proves_its_order_only_beyond_twelve(text: str, proves: str | None) -> None:
    found = read_date(text)
    assert isinstance(found, YearLast)
    assert found.proves == proves


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2021-02-29", "no_such_day"),
        ("2021-13-01", "no_such_day"),
        ("2021年6月31日", "no_such_day"),
        ("2月30日", "no_such_day"),
        ("202113", "no_such_day"),
        ("21.6.5", "not_a_date"),
        ("2021", "not_a_date"),
        ("六月初", "not_a_date"),
        ("昨天", "not_a_date"),
        ("3", "not_a_date"),
        ("2021-06-05 附件", "not_a_date"),
    ],
)
def test_what_is_no_date_is_an_error_and_never_a_guess(text: str, rule: str) -> None:
    with pytest.raises(BadValue) as problem:
        read_date(text)
    assert problem.value.rule == rule


def spelt(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return head + (NUMERALS[ones] if ones or not tens else "")


@given(DAYS)
def test_a_day_written_in_any_form_is_read_back(day: date) -> None:
    year = "".join(NUMERALS[int(digit)] for digit in str(day.year))
    for text in (
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        f"{year}年{spelt(day.month)}月{spelt(day.day)}日",
        f"{day.isoformat()} 23:59:59",
        str((day - date(1899, 12, 30)) // timedelta(days=1)),
    ):
        assert read_date(text) == Day(day), text


@given(DAYS)
def test_a_day_written_in_a_foreign_order_is_read_back(day: date) -> None:
    written = read_date(f"{day.day}/{day.month}/{day.year}")
    assert isinstance(written, YearLast)
    assert written.ordered("dmy") == Day(day)


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    try:
        found = read_date(text)
    except BadValue:
        return
    assert isinstance(found, Day | Uncertain)
