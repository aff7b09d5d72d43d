"""Text to word: yes and no, the words of a vocabulary, region codes."""

import re
from collections.abc import Collection

from etl.reading.values.digits import normal
from etl.reading.values.problem import BadValue
from etl.vocabulary import Vocabulary

_YES = frozenset({"是", "有", "√", "✓", "✔", "1", "y", "yes", "true", "t", "已", "对", "☑"})
_NO = frozenset(
    {"否", "无", "×", "x", "✗", "✘", "0", "n", "no", "false", "f", "未", "没有", "不是", "☐", "□"}
)
_NUMBERED = re.compile(r"^(?:[(]?\d{1,2}[).、]|[√✓✔☑■])\s*")
_CODE = re.compile(r"\d{6}|\d{9}|\d{12}")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d{1,2}", re.I)
_LISTED = 6


def yes_no(text: str, yes: Collection[str] = (), no: Collection[str] = ()) -> bool:
    """True for 是 有 √ 1 … and the words of `yes`, False for 否 无 × 0 … and those of `no`; else BadValue."""
    folded = normal(text).casefold()
    if folded in _YES or folded in yes:
        return True
    if folded in _NO or folded in no:
        return False
    raise BadValue("not_yes_or_no", "请填“是”或“否”", "should be 是 (yes) or 否 (no)")


def word(text: str, words: Vocabulary) -> str:
    """The word's code; an unknown word itself if the vocabulary is open, else BadValue with choices."""
    code = words.code(text) or words.code(_NUMBERED.sub("", normal(text)))
    if code is not None:
        return code
    if words.open:
        return normal(text)
    listed = "、".join(member.zh for member in words.members[:_LISTED])
    more = " 等" if len(words.members) > _LISTED else ""
    raise BadValue(
        "unknown_word", f"不在可选词里，请改为：{listed}{more}", f"is not on the list: {listed}{more}"
    )


def region_code(text: str) -> str:
    """The 12-digit code of a code of 6, 9 or 12 digits; BadValue otherwise."""
    folded = normal(text).replace(" ", "")
    if _CODE.fullmatch(folded):
        return folded.ljust(12, "0")
    if _SCIENTIFIC.fullmatch(folded):
        raise BadValue(
            "code_as_number",
            "区划代码被当成数字，末几位已丢失，请把这一列设为文本后重填",
            "was stored as a number and has lost digits: format the column as text and fill it in again",
        )
    raise BadValue(
        "not_a_code", "不是 6、9 或 12 位区划代码，请核对", "is no region code of 6, 9 or 12 digits"
    )


def region(text: str) -> str:
    """A region as code (padded to 12 digits) or, where it is a name, the name."""
    folded = normal(text)
    return folded.ljust(12, "0") if _CODE.fullmatch(folded) else folded
