"""Titles of the cards of what is handed in: sentences composed from tested facts. Pure."""

from dashboard import formats
from dashboard.titles import told
from dashboard.translation import _


def handed_in(expected: int, done: int, late: int) -> str:
    """How much of what was expected came, and how much is late."""
    if not expected:
        return _("期间没有规定要交的台账")
    counts = {"expected": formats.count(expected), "late": formats.count(late)}
    if late:
        return _("应交{expected}份，缺{late}份").format(**counts)
    if done == expected:
        return _("应交{expected}份，都交齐了").format(**counts)
    return _("应交{expected}份，没有逾期的").format(**counts)


def missing(units: int, submissions: int) -> str:
    """How many units are behind, and with how many submissions."""
    if not units:
        return _("没有单位逾期未交")
    return _("{units}个单位缺{submissions}份").format(
        units=formats.count(units), submissions=formats.count(submissions)
    )


def waiting(rows: int, read: int) -> str:
    """How many of the rows read wait to be mended."""
    if not read:
        return _("期间没有报送")
    if not rows:
        return _("交来的{read}行都已计入").format(read=formats.count(read))
    return _("{rows}行待更正，占{share}").format(rows=formats.count(rows), share=told(rows, read))
