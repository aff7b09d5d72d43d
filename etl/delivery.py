"""The use case of a command: files as handed in are loaded, what is wrong is sent back, all is told."""

from collections.abc import Sequence

from etl.account import Account, account
from etl.errors import Damaged
from etl.home import Home
from etl.load import Options, load
from etl.reading.parse import Progress
from etl.rebuild import rebuild
from etl.returning.returns import send_back
from etl.submission import Handed


def deliver(home: Home, handed: Sequence[Handed], options: Options, progress: Progress | None) -> Account:
    """The account of a load whose marked-up workbooks lie under `returns/`; Refused as `load` refuses.

    A lake or snapshot that the load finds damaged, or of an earlier version, is made again from the archive
    first.
    """
    try:
        return _delivered(home, handed, options, progress)
    except Damaged:
        rebuild(home, progress)
        return _delivered(home, handed, options, progress)


def _delivered(home: Home, handed: Sequence[Handed], options: Options, progress: Progress | None) -> Account:
    loaded = load(home, handed, options, progress)
    return account(loaded, send_back(home, loaded.submissions, loaded.told.findings))
