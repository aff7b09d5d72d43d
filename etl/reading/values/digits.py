"""Chinese numerals: 八十九, 四千二百八十七, 二〇二一, 三亿五千万."""

import re
import unicodedata
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
_DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SECTIONS = {"万": 10**4, "亿": 10**8}
NUMERALS = "".join(_DIGITS) + "".join(_UNITS)
_NUMBER = re.compile(rf"[{NUMERALS}万亿]+(点[{''.join(_DIGITS)}]+)?")
_READ_BY_DIGIT = re.compile(rf"[{''.join(_DIGITS)}]+")


def normal(text: str) -> str:
    """The text in half width, without surrounding space."""
    return unicodedata.normalize("NFKC", text).strip()


def chinese_number(text: str) -> Decimal | None:
    """The number that Chinese numerals spell, None where they stand in no known order."""
    if not _NUMBER.fullmatch(text):
        return None
    whole, _, fraction = text.partition("点")
    number = _whole(whole)
    if number is None:
        return None
    digits = "".join(str(_DIGITS[c]) for c in fraction)
    return Decimal(f"{number}.{digits}") if digits else Decimal(number)


def chinese_digits(text: str) -> int | None:
    """The number read digit by digit (二〇二一 is 2021), else as a numeral (十二 is 12), else None."""
    if _READ_BY_DIGIT.fullmatch(text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _whole(text)


def _whole(text: str) -> int | None:
    """Sections of 万 and 亿 from the highest down, each below the one before."""
    total, section, digit = 0, 0, None
    last_unit, last_section = 10**4, 10**12
    for c in text:
        if c in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[c]
        elif c in _UNITS:
            if _UNITS[c] >= last_unit:
                return None
            section += (1 if digit is None else digit) * _UNITS[c]
            last_unit, digit = _UNITS[c], None
        elif c in _SECTIONS:
            if _SECTIONS[c] >= last_section or not section + (digit or 0):
                return None
            total += (section + (digit or 0)) * _SECTIONS[c]
            last_section, last_unit, section, digit = _SECTIONS[c], 10**4, 0, None
        else:
            return None
    return total + section + (digit or 0) if text else None
