"""Text to day: every way a date is written in a ledger."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from etl.reading.values.digits import chinese_digits, normal
from etl.reading.values.problem import BadValue

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_ISO_LENGTH = 10
_SERIAL_EPOCH = date(1899, 12, 30)
_SERIALS = range(18264, 73051)  # 1950-01-01 to 2100-01-01 as a spreadsheet counts days
_NUMERALS = "〇零○一二三四五六七八九十廿卅"
_TIME = (
    r"(?:[T\s,]*(?:[(]?(?:星期|周)[一二三四五六日天][)]?)?\s*(?:凌晨|早上|上午|中午|下午|晚上|[AP]M)?"
    r"(?:\s*\d{1,2}\s*(?:[:点时]\s*\d{0,2}.*)?)?(?:上旬|中旬|下旬)?)"
)
_DAY = re.compile(
    rf"(\d{{4}})\s*[-/.年\\_]\s*(\d{{1,2}})\s*[-/.月\\_]\s*(\d{{1,2}})\s*[日号]?{_TIME}[.。]?", re.I
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T\s]?\d{2}:?\d{2}(?::?\d{2})?)?")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份|[上中下]旬|底|初)?")
_FIRST_OR_TENTH = re.compile(r"(\d{4})\.1")
_COMPACT_MONTH = re.compile(r"(\d{4})(\d{2})")
_NO_YEAR = re.compile(rf"(\d{{1,2}})\s*月\s*(?:(\d{{1,2}})\s*[日号]?|份)?{_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})\s*([-/.])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}){_TIME}", re.I)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_CHINESE = re.compile(
    rf"(?:([{_NUMERALS}]{{4}})年)?([{_NUMERALS}]{{1,3}})月(?:份|([{_NUMERALS}]{{1,4}})[日号])?"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day; where only the month was written (`is_day` false) it is the month's last day."""

    day: date
    is_day: bool = True


@dataclass(frozen=True, slots=True)
class WithoutYear:
    """A month and perhaps a day whose year only the submission's period can tell."""

    month: int
    day: int | None

    def in_year(self, year: int) -> Day:
        """The day in that year; BadValue where the year has no such day."""
        return _day(year, self.month, self.day) if self.day else _month(year, self.month)


@dataclass(frozen=True, slots=True)
class YearLast:
    """Two numbers and a year, day or month first: the column must prove which."""

    first: int
    second: int
    year: int

    def ordered(self, order: str) -> Day:
        """The day, read in the order `dmy` or `mdy`; BadValue where there is no such day."""
        day, month = (self.first, self.second) if order == "dmy" else (self.second, self.first)
        return _day(self.year, month, day)

    @property
    def proves(self) -> str | None:
        """The only order this text can be read in, None where both are possible."""
        if self.first > 12 >= self.second:
            return "dmy"
        return "mdy" if self.second > 12 >= self.first else None


@dataclass(frozen=True, slots=True)
class FirstOrTenth:
    """2021.1: January as a text, but October where a spreadsheet took 2021.10 for a number."""

    year: int

    def january(self) -> Day:
        """The month of January, where the column is proven to be text."""
        return _month(self.year, 1)


Uncertain = WithoutYear | YearLast | FirstOrTenth


def read_date(text: str) -> Day | Uncertain:
    """The day, or what is known of it until the period or the column tells the rest; BadValue otherwise."""
    if len(text) == _ISO_LENGTH and text[4] == "-" and text.isascii():
        try:
            return Day(date.fromisoformat(text))
        except ValueError:
            pass  # e.g. 2021-6-005; the patterns below know more forms and say what is wrong
    folded = normal(text)
    if found := _DAY.fullmatch(folded) or _COMPACT.fullmatch(folded):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _SERIAL.fullmatch(folded):
        return _serial(int(found[1]))
    if found := _FIRST_OR_TENTH.fullmatch(folded):
        return FirstOrTenth(int(found[1]))
    if found := _MONTH.fullmatch(folded) or _COMPACT_MONTH.fullmatch(folded):
        return _month(int(found[1]), int(found[2]))
    if found := _NO_YEAR.fullmatch(folded):
        return _without_year(int(found[1]), int(found[2]) if found[2] else None)
    if found := _YEAR_LAST.fullmatch(folded):
        return YearLast(int(found[1]), int(found[3]), int(found[4]))
    if found := _CHINESE.fullmatch(folded.replace(" ", "")):
        return _chinese(found)
    raise _unreadable()


def _chinese(found: re.Match[str]) -> Day | WithoutYear:
    year, month, day = (_spelt(part) if part else None for part in found.groups())
    if month is None:
        raise _unreadable()
    if year is None:
        return _without_year(month, day)
    return _day(year, month, day) if day else _month(year, month)


def _spelt(text: str) -> int | None:
    return chinese_digits(text.replace("廿", "二十").replace("卅", "三十"))


def _without_year(month: int, day: int | None) -> WithoutYear:
    WithoutYear(month, day).in_year(2000)
    return WithoutYear(month, day)


def _serial(number: int) -> Day:
    if number not in _SERIALS:
        raise _unreadable()
    return Day(_SERIAL_EPOCH + timedelta(days=number))


def _day(year: int, month: int, day: int) -> Day:
    if (
        not _FIRST_YEAR <= year <= _LAST_YEAR
        or not 1 <= month <= 12
        or not 1 <= day <= monthrange(year, month)[1]
    ):
        raise BadValue(
            "no_such_day", "没有这一天，请核对年月日", "is no day of the calendar: check year, month, day"
        )
    return Day(date(year, month, day))


def _month(year: int, month: int) -> Day:
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= month <= 12:
        raise BadValue(
            "no_such_day", "没有这个月份，请核对年月", "is no month of the calendar: check year and month"
        )
    return Day(date(year, month, monthrange(year, month)[1]), is_day=False)


def _unreadable() -> BadValue:
    return BadValue(
        "not_a_date",
        "不是能认出的日期，请写成 2021-06-05 这样",
        "is no date that can be read: write 2021-06-05",
    )
