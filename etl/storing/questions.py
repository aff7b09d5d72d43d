"""The questions of files that wait for an answer, kept until it comes: `questions/<sha256>.json`."""

from collections.abc import Iterable, Sequence

import orjson

from etl.folding import folded
from etl.home import Home, write_whole
from etl.mapping import Mapping
from etl.question import Candidate, Question
from etl.reading.choosing import Answers


class Waiting:
    """The open questions of a home."""

    def __init__(self, home: Home) -> None:
        self.folder = home.questions

    def all(self) -> list[Question]:
        """Every open question, by file."""
        found: list[Question] = []
        for path in sorted(self.folder.glob("*.json")):
            found += [_question(told) for told in orjson.loads(path.read_bytes())]
        return sorted(found, key=lambda one: (one.file, one.sheet or "", one.column or ""))

    def keep(self, questions: Sequence[Question]) -> None:
        """Keeps what files ask, each file's questions in place of those it asked before."""
        by_file: dict[str, list[Question]] = {}
        for one in questions:
            by_file.setdefault(one.sha256, []).append(one)
        for digest, own in by_file.items():
            path = self.folder / f"{digest}.json"
            write_whole(path, orjson.dumps([one.told for one in own]))

    def forget(self, digests: Iterable[str]) -> None:
        """Forgets the questions of files that were read."""
        for digest in digests:
            (self.folder / f"{digest}.json").unlink(missing_ok=True)

    def keep_names(self, questions: Sequence[Question], answers: Answers) -> None:
        """Keeps which names are open now, but for what was answered since, in place of those open before."""
        open_now = [one for one in questions if not _is_said(one, answers)]
        files = {one.sha256 for one in self.all() if one.kind == "name"}
        others = [one for one in self.all() if one.kind != "name"]
        asking = {one.sha256 for one in open_now}
        self.keep([one for one in others if one.sha256 in files | asking] + open_now)
        self.forget(files - asking - {one.sha256 for one in others})

    def settle(self, answers: Mapping) -> None:
        """Forgets the questions that a sender's answers settle."""
        for digest in {one.sha256 for one in self.all()}:
            own = [one for one in self.all() if one.sha256 == digest]
            left = [one for one in own if not is_settled(one, answers)]
            if not left:
                self.forget([digest])
            elif len(left) < len(own):
                self.keep(left)


def _is_said(question: Question, answers: Answers) -> bool:
    return any(is_settled(question, one) for one in answers.get(question.unit, ()))


def is_settled(question: Question, answers: Mapping) -> bool:
    """Whether a sender's answers say what the question asks."""
    if question.unit != answers.unit:
        return False
    if question.kind == "ledger":
        is_one = any(one.answer == answers.ledger for one in question.candidates)
        return is_one and folded(question.heading or "") in map(folded, answers.sheets)
    said = {folded(heading): fields for heading, fields in answers.columns.items()}
    if question.ledger != answers.ledger:
        return False
    if question.kind == "name":
        named = answers.aliases.get(question.field or "", {})
        return folded(question.heading or "") in map(folded, named)
    if question.kind == "heading":
        return folded(question.heading or "") in said
    given = [one for one in question.candidates if question.field in said.get(folded(one.answer), ())]
    left = [one for one in question.candidates if folded(one.answer) not in said]
    return len(given) == 1 or (not given and len(left) == 1)


def _question(told: dict[str, object]) -> Question:
    candidates = told.pop("candidates")
    assert isinstance(candidates, list)
    listed = tuple(Candidate(**one | {"samples": tuple(one["samples"])}) for one in candidates)
    return Question(**told, candidates=listed)  # type: ignore[arg-type]
