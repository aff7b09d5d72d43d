"""One upload: its files, what was said of them, how they were understood, and what became of them."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from dashboard.sight import is_in_sight

State = Literal["reading", "read", "loading", "loaded", "undoing", "undone", "refused"]
"""`refused`: the last step was; `why` says so, and the files are still there."""

UNDER_WAY = frozenset({"reading", "loading", "undoing"})
CODE = 12
BY_HEADINGS = "auto"
"""What a form sends for a ledger that nobody names: its headings tell."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kept(_Record):
    """One file: the name it was handed in with, the name it is kept under, its size in bytes."""

    name: str
    stored: str
    size: int


class Said(_Record):
    """What the sender said of all the files; None is read from them."""

    ledger: str | None = None
    unit: str | None = None
    period: str | None = None


class Progress(_Record):
    """How far a step is: files read of those there are, and rows read."""

    done: int
    total: int
    rows: int


class Upload(_Record):
    """The record of one upload; `told` is the answer of `load --dry-run`, `account` that of `load`.

    `since` is when the present state began, both moments ISO in UTC.
    """

    id: str
    who: str
    at: str
    state: State
    since: str
    files: tuple[Kept, ...]
    said: Said = Said()
    told: dict[str, Any] | None = None
    account: dict[str, Any] | None = None
    why: str | None = None

    @property
    def understood(self) -> list[dict[str, Any]]:
        """How each file was understood, as `load --dry-run --json` tells it; none before it was read."""
        return list(self.told["files"]) if self.told else []

    @property
    def submissions(self) -> list[dict[str, Any]]:
        """What was loaded, as `load --json` tells it."""
        return list(self.account["submissions"]) if self.account else []

    @property
    def load(self) -> str | None:
        """The load that took effect; None where none did, or the files were in force already."""
        new = (one["id"] for one in self.submissions if not one["unchanged"])
        found = next(new, None)
        return None if found is None else str(found).partition(".")[0]

    @property
    def is_confirmable(self) -> bool:
        """Whether it can be loaded: some of it read, refused only for open questions, all in sight."""
        files = self.understood
        is_any = any(not one["refused"] for one in files)
        is_held_up = any(one["refused"] and not one["questions"] for one in files)
        is_seen = not any(map(is_beyond, files))
        return self.state in ("read", "refused") and is_any and not is_held_up and is_seen

    @property
    def loses(self) -> list[dict[str, Any]]:
        """The submissions with fewer ids than those they'd replace: that wants a word of its own."""
        return [part for one in self.understood for part in one["submissions"] if part["fewer"]]

    @property
    def seconds(self) -> int:
        """For how long it has been in its state."""
        began = datetime.fromisoformat(self.since)
        return max(0, int((datetime.now(began.tzinfo) - began).total_seconds()))


def is_beyond(file: dict[str, Any]) -> bool:
    """Whether a file, as understood, is of a unit that whoever looks may not see."""
    return file["unit"] is not None and not is_in_sight(str(file["unit"]).ljust(CODE, "0"))


def is_answerable(candidate: dict[str, Any]) -> bool:
    """Whether a candidate of a question can be chosen here: there is a command, and it is in sight."""
    region = candidate.get("region")
    return candidate["command"] is not None and (region is None or is_in_sight(str(region)))
