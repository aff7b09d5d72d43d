"""What becomes of an error of the product's own: it is never taken for an answer."""

import sys
import traceback
from types import TracebackType

BUG = 3


def exit_with_their_own_code() -> None:
    """From now on an exception that nobody handles ends the process with 3, no longer with 1."""
    sys.excepthook = _fall


def _fall(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    traceback.print_exception(kind, error, trace)
    sys.exit(BUG)
