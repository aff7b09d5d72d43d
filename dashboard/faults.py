"""What may go wrong while a page, a deck or a workbook is made, and how it is told."""

import duckdb

from dashboard.errors import DashboardError
from dashboard.translation import language

FAULTS = (
    DashboardError,
    duckdb.Error,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    NotImplementedError,
)
"""What takes one card down without taking its page, or one page without taking the site."""


def reason(fault: Exception) -> str:
    """What went wrong in the language spoken: the dashboard's own errors in full, others by their kind."""
    if isinstance(fault, DashboardError):
        return fault.zh if language() == "zh" else fault.en
    return f"{type(fault).__name__}: {fault}"
