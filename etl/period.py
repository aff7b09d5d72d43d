"""The period a submission is for: a month, quarter, half-year, year, range of months, or all there is."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from etl.errors import NeedsAnswer

_MONTH = r"(\d{4})-(\d{1,2})"
_FORMS = "2021-06、2021Q2、2021H1、2021、2021-01..2021-09 或 all"
_WORD_FORMS = (
    (re.compile(r"(\d{4})年(?:第)?([一二三四1-4])季度"), "quarter"),
    (re.compile(r"(\d{4})年([上下])半年"), "half"),
    (re.compile(r"(\d{4})年(\d{1,2})月?(?:至|到|[-—~～])(?:(\d{4})年)?(\d{1,2})月"), "range"),
    (re.compile(r"(\d{4})年(\d{1,2})月(?!\d{1,2}日)"), "month"),
    (re.compile(r"(\d{4})年(?:度|全年)"), "year"),
)
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True)
class Period:
    """A span of whole months; `first` and `last` are None for `all`, a running ledger."""

    text: str
    first: date | None
    last: date | None

    @classmethod
    def of(cls, text: str) -> Self:
        """The period written as 2021-06, 2021Q2, 2021H1, 2021, 2021-01..2021-09 or all; else NeedsAnswer."""
        folded = text.strip().upper()
        if folded == "ALL":
            return cls("all", None, None)
        for pattern, months in _WRITTEN:
            if found := re.fullmatch(pattern, folded):
                first, last = months(*(int(part) for part in found.groups()))
                if _is_month(first) and _is_month(last) and first <= last:
                    return cls.between(first, last)
        raise NeedsAnswer(f"期间“{text}”看不懂，请写成 {_FORMS}")

    @classmethod
    def between(cls, first: tuple[int, int], last: tuple[int, int]) -> Self:
        """The period from one (year, month) to another, written in its shortest form."""
        start = date(*first, 1)
        end = date(*last, monthrange(*last)[1])
        return cls(_shortest(first, last), start, end)

    @classmethod
    def in_words(cls, text: str) -> Self | None:
        """The period that a title like 2021年第二季度 or 2021年6月 names, None where it names none."""
        for pattern, kind in _WORD_FORMS:
            if found := pattern.search(text):
                first, last = _months_in_words(kind, found)
                if _is_month(first) and _is_month(last) and first <= last:
                    return cls.between(first, last)
        return None

    def joined(self, other: Self) -> Self:
        """The shortest period that holds both."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return type(self)("all", None, None)
        first, last = min(self.first, other.first), max(self.last, other.last)
        return self.between((first.year, first.month), (last.year, last.month))

    def year_of(self, month: int, day: int) -> int | None:
        """The one year in which that day lies in the period; None where there is none or more than one."""
        if self.first is None or self.last is None:
            return None
        years = [y for y in range(self.first.year, self.last.year + 1) if self._holds(y, month, day)]
        if not years and self.first.year == self.last.year:
            return self.first.year
        return years[0] if len(years) == 1 else None

    def _holds(self, year: int, month: int, day: int) -> bool:
        assert self.first is not None
        assert self.last is not None
        return self.first <= date(year, month, min(day, monthrange(year, month)[1])) <= self.last


def _is_month(month: tuple[int, int]) -> bool:
    return 1900 <= month[0] <= 2100 and 1 <= month[1] <= 12


def _shortest(first: tuple[int, int], last: tuple[int, int]) -> str:
    (year, start), (end_year, end) = first, last
    if year != end_year:
        return f"{year}-{start:02}..{end_year}-{end:02}"
    if (start, end) == (1, 12):
        return f"{year}"
    if start == end:
        return f"{year}-{start:02}"
    if end - start == 2 and start % 3 == 1:
        return f"{year}Q{end // 3}"
    return f"{year}-{start:02}..{year}-{end:02}"


def _months_in_words(kind: str, found: re.Match[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    year = int(found[1])
    if kind == "quarter":
        quarter = _ORDINALS[found[2]]
        return (year, quarter * 3 - 2), (year, quarter * 3)
    if kind == "half":
        return ((year, 1), (year, 6)) if found[2] == "上" else ((year, 7), (year, 12))
    if kind == "month":
        return (year, int(found[2])), (year, int(found[2]))
    if kind == "range":
        return (year, int(found[2])), (int(found[3] or year), int(found[4]))
    return (year, 1), (year, 12)


_WRITTEN = (
    (_MONTH, lambda y, m: ((y, m), (y, m))),
    (r"(\d{4})-?Q([1-4])", lambda y, q: ((y, q * 3 - 2), (y, q * 3))),
    (r"(\d{4})-?H([12])", lambda y, h: ((y, h * 6 - 5), (y, h * 6))),
    (r"(\d{4})", lambda y: ((y, 1), (y, 12))),
    (rf"{_MONTH}\.\.{_MONTH}", lambda y, m, z, n: ((y, m), (z, n))),
)
