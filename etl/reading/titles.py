"""What the lines above a header say: the unit that hands in, the period, the unit of money."""

import re
from collections.abc import Sequence

from etl.period import Period
from etl.reading.files import Sheet
from etl.reading.gazetteer import Gazetteer
from etl.reading.layout import Layout

_UNIT = re.compile(
    r"(?:填报单位|报送单位|填表单位|上报单位|编制单位|单位)(?:\(盖章\)|（盖章）|名称)?\s*[:：]\s*(.+)"
)
_MONEY = re.compile(r"(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(千元|万元|百万元|亿元|元)")
# GB/T 2260: the first two digits are a province, so that 202106 is a month and no region.
_CODE = re.compile(r"(?<!\d)(?=1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])(\d{12}|\d{9}|\d{6})(?!\d)")


def title_texts(sheet: Sheet, layout: Layout) -> list[str]:
    """The filled cells above the header, then the sheet's name."""
    texts = [cell for row in sheet.rows[: layout.top] for cell in row if cell]
    return [*texts, sheet.name] if sheet.name else texts


def money_unit(texts: Sequence[str]) -> str | None:
    """千元, 万元 … where a line above the header gives money in it."""
    found = next((match[1] for text in texts if (match := _MONEY.search(text))), None)
    return None if found == "元" else found


def period(texts: Sequence[str]) -> Period | None:
    """The period the title names."""
    return next((found for text in texts if (found := Period.in_words(text))), None)


def unit(texts: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The 12-digit code of the one region the title names, first in a line 单位:…, else in any line."""
    named = [match[1] for text in texts if (match := _UNIT.search(text)) and not _MONEY.search(text)]
    for text in [*named, *texts]:
        if found := _CODE.search(text):
            return found[1].ljust(12, "0")
        if code := gazetteer.code_in(text):
            return code
    return None
