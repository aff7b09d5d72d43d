"""How a sender writes a value: dates in its own way, codes in its own words."""

from datetime import date
from decimal import Decimal

from etl.demo.material import DateStyle, Form, words

Value = str | int | Decimal | date | None
Written = str | int | Decimal | date | None

_EXCEL_EPOCH = date(1899, 12, 30)
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")
_TENS = ("", "十", "二十", "三十")


def spelled(value: Value, vocabulary: str | None, form: Form) -> Written:
    """The value as the form's sender writes it; a date stays a date only where the sheet holds real dates."""
    if isinstance(value, date):
        return _day(value, form.dates, form.is_csv)
    if isinstance(value, str) and vocabulary:
        return words()[vocabulary][value][form.words]
    return value


def _day(day: date, style: DateStyle, is_csv: bool) -> Written:
    match style:
        case "excel":
            return day.isoformat() if is_csv else day
        case "serial":
            return (day - _EXCEL_EPOCH).days
        case "iso":
            return day.isoformat()
        case "slash":
            return f"{day.year}/{day.month}/{day.day}"
        case "dot":
            return f"{day.year}.{day.month}.{day.day}"
        case "chinese":
            return f"{day.year}年{day.month}月{day.day}日"
        case "compact":
            return f"{day:%Y%m%d}"
        case "numeral":
            return f"{str(day.year).translate(_NUMERALS)}年{_numeral(day.month)}月{_numeral(day.day)}日"
        case "yearless":
            return f"{day.month}月{day.day}日"


def _numeral(number: int) -> str:
    """A number from 1 to 31 as people write it: 二十一."""
    tens, units = divmod(number, 10)
    return _TENS[tens] + (str(units).translate(_NUMERALS) if units else "")
