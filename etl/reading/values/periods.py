"""Text to period: a month, a quarter, a half-year or a year, as ledgers write them."""

import re
from datetime import date

from etl.errors import NeedsAnswer
from etl.period import Period
from etl.reading.values.digits import normal
from etl.reading.values.problem import BadValue

_WITHOUT_WORD = re.compile(r"(?<=^\d{4})(?=[上下第])")
_BARE_YEAR = re.compile(r"(\d{4})年?")


def period_read(text: str) -> tuple[date, date]:
    """First and last day of 2021-06, 2021Q2, 2021H1, 2021, 2021年上半年 and so on; BadValue otherwise."""
    folded = _WITHOUT_WORD.sub("年", normal(text).replace(" ", ""))
    year = _BARE_YEAR.fullmatch(folded)
    try:
        found = Period.of(year[1]) if year else Period.in_words(folded) or Period.of(folded)
    except NeedsAnswer as problem:
        raise _unreadable() from problem
    if found.first is None or found.last is None:
        raise _unreadable()
    return found.first, found.last


def _unreadable() -> BadValue:
    return BadValue(
        "not_a_period",
        "看不出是哪一期，请写成 2021、2021H1、2021Q2 或 2021-06 这样",
        "is no period: write 2021, 2021H1, 2021Q2 or 2021-06",
    )
