"""Text to month: 1 to 12, however it is written, with or without its year."""

import re

from etl.reading.values import dates
from etl.reading.values.dates import Day
from etl.reading.values.digits import chinese_number, normal
from etl.reading.values.problem import BadValue

_MONTH = re.compile(r"(?:\d{4}年)?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?)?")
_RANGE = re.compile(r"(?:\d{4}年)?\d{1,2}月?[-~至到]\d{1,2}月?份?")


def month(text: str) -> int:
    """The month's number: 6, 06, 6月, 六月, 2021-06, 2021年6月, 2021-06-30; BadValue otherwise."""
    tidy = normal(text).replace(" ", "")
    if _RANGE.fullmatch(tidy):
        raise BadValue(
            "months_for_month",
            "是几个月，请填最后一个月的数字，并在“累计口径”列填“是”",
            "is a range of months: give the last one's number, and 是 in the column 累计口径",
        )
    if found := _MONTH.fullmatch(tidy):
        number = int(found[1]) if found[1].isdecimal() else int(chinese_number(found[1]) or 0)
        if 1 <= number <= 12:
            return number
    else:
        read = dates.read_date(text)
        if isinstance(read, Day):
            return read.day.month
    raise BadValue("not_a_month", "不是月份，请填 1 到 12", "is no month: give 1 to 12")
