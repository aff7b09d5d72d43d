"""The server's log: one JSON object a line, of what happened and never of whom or what was read."""

import json
import logging
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

_USUAL = frozenset(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {"message", "asctime"}


class JsonLines(logging.Formatter):
    """A record as one line: at, level, event, the record's own fields, and of an error its kind and frames.

    An error's text is left out: it may quote a cell of a ledger.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, object] = {"at": at, "level": record.levelname.lower(), "event": record.getMessage()}
        told |= {name: value for name, value in record.__dict__.items() if name not in _USUAL}
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])
            told["error"] = record.exc_info[0].__name__
            told["frames"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return json.dumps(told, ensure_ascii=False, default=str)


def to_file(path: Path, megabytes: int, files: int) -> logging.Handler:
    """Lines into a file that is set aside when it has so many megabytes; so many older ones are kept."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return RotatingFileHandler(path, maxBytes=megabytes << 20, backupCount=files, encoding="utf-8")


def begin(handler: logging.Handler, level: int = logging.INFO) -> None:
    """From now on everything that is logged in this process is a line of that handler."""
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # the gate says by itself how many wait
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
