"""What only the sender can say of a file's headings: asked with candidates and samples, never guessed."""

import shlex
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from etl.errors import NeedsAnswer
from etl.paths import DATA

_MAP = "python -m etl map"
QuestionKind = Literal["heading", "field", "ledger", "name"]


@dataclass(frozen=True)
class Candidate:
    """One possible answer: its name to people, sample values (masked), and the command that gives it.

    `answer` is a field's or ledger's name, the heading of the column that counts, or a deputy's key; samples
    of a name are what the rows that write it are about, `region` (12 digits) is where the deputy belongs.
    """

    answer: str
    zh: str
    en: str
    column: str | None
    samples: tuple[str, ...]
    command: str | None
    region: str | None = None


@dataclass(frozen=True)
class Question:
    """One open question on a sheet of a file.

    `heading`: what does this heading mean; `field`: which of these columns is the field; `ledger`: which
    ledger is this sheet, `heading` then holding all its headings; `name`: which deputy is `heading`, the name
    that rows of the file write in the field. `message` names place, candidates, samples and the command that
    settles it.
    """

    kind: QuestionKind
    file: str
    sha256: str
    sheet: str | None
    unit: str
    ledger: str | None
    heading: str | None
    column: str | None
    field: str | None
    candidates: tuple[Candidate, ...]
    message: str
    message_en: str

    def at(self, root: Path) -> "Question":
        """The same, its commands naming the home folder where that isn't the usual one."""
        if root == DATA / "home":
            return self
        command = f"{_MAP} --home {shlex.quote(str(root))}"
        candidates = tuple(
            replace(one, command=one.command and one.command.replace(_MAP, command, 1))
            for one in self.candidates
        )
        message, message_en = (text.replace(_MAP, command) for text in (self.message, self.message_en))
        return replace(self, candidates=candidates, message=message, message_en=message_en)

    @property
    def told(self) -> dict[str, Any]:
        """The question as a JSON object."""
        return asdict(self)


class OpenQuestions(NeedsAnswer):
    """Files wait for an answer; nothing of them was loaded. The text is all their questions in one line."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__("；".join(one.message for one in questions))
        self.questions = tuple(questions)


def map_command(unit: str, ledger: str, *more: str) -> str:
    """The command line that keeps an answer for a sender."""
    return f"{_MAP} {shlex.join(['--unit', unit, '--ledger', ledger, *more])}"
