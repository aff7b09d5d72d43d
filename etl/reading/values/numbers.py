"""Text to number: counts, amounts of money, shares, as people write them."""

import re
from decimal import ROUND_HALF_UP, Decimal

from etl.reading.values.digits import chinese_number, normal
from etl.reading.values.problem import BadValue

ZERO_WORDS = frozenset({"无", "没有", "-", "—", "--", "——", "/"})
_COUNTED = "人次|人|名|位|户|件|条|个|项|次|场|篇|份|处|家|元|块|宗|起|批|天|日|小时|家次|户次|件次"
_SCALES = {
    "": 1,
    "千": 10**3,
    "百": 10**2,
    "万": 10**4,
    "亿": 10**8,
    "百万": 10**6,
    "千万": 10**7,
    "万亿": 10**12,
}
_NUMBER = re.compile(
    r"(?P<sign>[-+\u2212]?)[¥￥$]?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<power>e[+-]?\d+)?"
    rf"(?P<scale>百万|千万|万亿|百|千|万|亿)?(?:{_COUNTED})?",
    re.IGNORECASE,
)
_CHINESE = re.compile(rf"(?P<sign>负?)(?P<digits>.+?)(?:{_COUNTED})?")
_PERCENT = re.compile(r"(?P<digits>[-+]?\d+(?:\.\d+)?)%")
_CENT = Decimal("0.01")


def number(text: str) -> Decimal:
    """The number a text says, in single units: 1,300人, 66.8万元, 四千二百八十七; BadValue otherwise."""
    folded = normal(text).replace(" ", "")
    if found := _NUMBER.fullmatch(folded):
        digits = Decimal(found["digits"].replace(",", "") + (found["power"] or ""))
        signed = -digits if found["sign"] in ("-", "\u2212") else digits
        return signed * _SCALES[found["scale"] or ""]
    if found := _CHINESE.fullmatch(folded):
        spelt = chinese_number(found["digits"])
        if spelt is not None:
            return -spelt if found["sign"] else spelt
    raise BadValue(
        "not_a_number", "不是数字，请改写成数字，例如 1300", "is no number: write digits, e.g. 1300"
    )


def integer(text: str) -> int:
    """The whole number a text says; BadValue where it isn't whole."""
    value = number(text)
    if value != value.to_integral_value():
        raise BadValue("not_whole", "应为整数，请核对", "should be a whole number: check it")
    if abs(value) >= 2**62:
        raise BadValue("too_big", "数字过大，请核对", "is too big a number: check it")
    return int(value)


def count(text: str) -> int:
    """The whole number, zero or above, a text says; BadValue otherwise."""
    value = integer(text)
    if value < 0:
        raise BadValue("negative", "不能为负数，请核对", "can't be negative: check it")
    return value


def decimal(text: str) -> Decimal:
    """The number, rounded half up to hundredths: a score; BadValue beyond 16 digits before the point."""
    value = number(text.strip().removesuffix("分"))
    if abs(value) >= 10**16:
        raise BadValue("too_big", "数字过大，请核对", "is too big a number: check it")
    return value.quantize(_CENT, rounding=ROUND_HALF_UP)


def money(text: str) -> Decimal:
    """The amount in yuan, rounded half up to the cent; BadValue beyond 16 digits before the point."""
    value = number(text)
    if abs(value) >= 10**16:
        raise BadValue("too_big", "金额过大，请核对", "is too big an amount: check it")
    return value.quantize(_CENT, rounding=ROUND_HALF_UP)


def share(text: str, is_percent: bool = False) -> Decimal:
    """A share as a fraction of one: 85%, 百分之七十二点二, 0.85, and 85 under a percent heading."""
    folded = normal(text).replace(" ", "")
    if found := _PERCENT.fullmatch(folded):
        return Decimal(found["digits"]) / 100
    if folded.startswith("百分之"):
        return number(folded.removeprefix("百分之")) / 100
    value = number(folded)
    return value / 100 if is_percent and abs(value) > 1 else value
