"""Numbers, shares, days and dates as people say them, in the language spoken, for every medium."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor

from dashboard.charts import Unit
from dashboard.translation import _, language

FIRST_DAY = date(2000, 1, 1)
"""The first day of the warehouse's calendar: nothing on record is older."""

MINUS = "−"


def no_data() -> str:
    """What stands where nothing is known; never 0."""
    return _("无数据")


def withheld() -> str:
    """What stands where a count of few persons is known but not told."""
    return _("人数少，不列")


def total() -> str:
    """What the row that adds up is called."""
    return _("合计")


def value(number: float | int | None, unit: Unit) -> str:
    """`number` in its unit: '2.6万', '94.6%', '12天', '3.2万元'; 无数据 for None."""
    if number is None:
        return no_data()
    if unit == "share":
        return share(number)
    if unit == "days":
        return days(number)
    if unit == "yuan":
        return yuan(number)
    if unit == "wan_yuan":
        return _places(number / 10_000, 1)
    return count(number)


def count(number: float | int) -> str:
    """A count as people say it: exact below 10,000 (English: a million), above in 万 and 亿."""
    if language() == "zh":
        for size, word in ((100_000_000, "亿"), (10_000, "万")):
            if abs(number) >= size:
                return f"{_places(number / size, 1)}{word}"
    elif abs(number) >= 1_000_000:
        return f"{_places(number / 1_000_000, 1)} million"
    return exact(number)


def exact(number: float | int) -> str:
    """Every digit, with separators: '34,123'."""
    return f"{number:,.0f}".replace("-", MINUS)


def yuan(number: float | int) -> str:
    """Money: '3.2万元' from ten thousand up, else '980元'; English '¥32,000'."""
    return f"¥{exact(number)}" if language() == "en" else f"{count(number)}元"


def share(number: float | int) -> str:
    """One decimal: '94.6%'; what isn't quite all never prints as 100 %, nor what is a little as 0 %."""
    if 0.9995 <= number < 1:
        return ">99.9%"
    if 0 < number < 0.0005:
        return "<0.1%"
    return f"{_places(number * 100, 1)}%"


def points(difference: float) -> str:
    """The difference of two shares, signed, in percentage points: '+1.2个百分点'."""
    return _("{number}个百分点").format(number=signed(difference * 100, 1))


def points_apart(difference: float) -> str:
    """How far two shares lie apart, without a sign: '1.2个百分点'."""
    return _("{number}个百分点").format(number=_places(abs(difference) * 100, 1))


def span(shares: Sequence[float]) -> tuple[float, float]:
    """The part of 0 to 1 that shows these shares, in whole twentieths, with room around them."""
    low, high = floor((min(shares) - 0.01) * 20) / 20, ceil((max(shares) + 0.01) * 20) / 20
    return max(low, 0.0), min(high, 1.0)


def signed(number: float | int, places: int = 0) -> str:
    """With its sign: '+12', '−3', and '±0' for none."""
    text = _places(abs(number), places)
    if not any(digit in text for digit in "123456789"):
        return f"±{text}"
    return f"{'+' if number > 0 else MINUS}{text}"


def days(number: float | int) -> str:
    """'12天' / '12 days'."""
    text = exact(number) if float(number).is_integer() else _places(number, 1)
    return _("{number}天").format(number=text) if text != "1" else _("1天")


def day(when: date) -> str:
    """'2021年12月31日' / '31 Dec 2021'."""
    if language() == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{when.day} {when:%b} {when.year}"


def day_of_year(when: date) -> str:
    """'12月31日' / '31 Dec'."""
    return f"{when.month}月{when.day}日" if language() == "zh" else f"{when.day} {when:%b}"


def month(key: str) -> str:
    """'2021-06' -> '2021年6月' / 'Jun 2021'."""
    year, number = (int(part) for part in key.split("-"))
    return f"{year}年{number}月" if language() == "zh" else f"{date(year, number, 1):%b} {year}"


def months(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Short labels of consecutive months; where they cross a year, the first and each January tell theirs."""
    labels = []
    is_across = bool(keys) and keys[0][:4] != keys[-1][:4]
    for position, key in enumerate(keys):
        year, number = (int(part) for part in key.split("-"))
        short = f"{number}月" if language() == "zh" else f"{date(year, number, 1):%b}"
        if is_across and (number == 1 or not position):
            short = f"{year % 100:02d}年{short}" if language() == "zh" else f"{short} ’{year % 100:02d}"
        labels.append(short)
    return tuple(labels)


def number_of(key: str) -> str:
    """The number a record has in its own ledger: its key without the unit that keeps the ledger."""
    return key.rpartition("/")[2]


def written(file: object, sheet: object, row: object) -> str:
    """Where a record is written, as one looks it up: the file's own name, the sheet, the row; known parts."""
    name = str(file).replace("\\", "/").rpartition("/")[2] if file else ""
    line = _("第{row}行").format(row=row) if row else ""
    return " · ".join(str(part) for part in (name, sheet, line) if part)


def period(start: date, end: date) -> str:
    """The period by its name where it has one: '2021年第四季度', '2021年', '2021年6月', else both ends.

    From the calendar's first day on it is '…及以前': all there is.
    """
    if start == FIRST_DAY:
        return _("{end}及以前").format(end=day(end))
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and start.year == end.year:
        span = (start.month, end.month)
        if span == (1, 12):
            return _("{year}年").format(year=start.year)
        if span[1] - span[0] == 2 and span[1] % 3 == 0:
            return quarter(f"{start.year}Q{span[1] // 3}")
        if span[0] == span[1]:
            return month(f"{start.year}-{start.month:02d}")
    if whole_months:
        first, last = (month(f"{one.year}-{one.month:02d}") for one in (start, end))
        return _("{start}至{end}").format(start=first, end=last)
    return _("{start}至{end}").format(start=day(start), end=day(end))


def quarter(key: str) -> str:
    """'2021Q4' -> '2021年第四季度' / 'Q4 2021'."""
    year, number = key.split("Q")
    return f"{year}年第{'一二三四'[int(number) - 1]}季度" if language() == "zh" else f"Q{number} {year}"


def _places(number: float | int, places: int) -> str:
    """Rounded half up in decimal, as people round; binary rounding would turn 84.45 into 84.4."""
    text = Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{text:,}".replace("-", MINUS)
