"""The use case: an upload is read, answered, confirmed, undone or discarded; every step stands in the log."""

import shlex
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import IO, Any

from pydantic import ValidationError

from audit.chain import Act, Audit
from dashboard.errors import DashboardError
from dashboard.regions import padded
from dashboard.sight import asked_for, is_in_sight
from dashboard.uploads.command import Answer, etl
from dashboard.uploads.policy import upload_policy
from dashboard.uploads.tray import Tray, taken
from dashboard.uploads.upload import UNDER_WAY, Progress, Said, State, Upload, is_answerable


class NotNow(DashboardError):
    """The upload isn't in a state in which this can be done."""

    def __init__(self) -> None:
        super().__init__("这一步现在做不了：请看页面上的最新状态", "this can't be done in the upload's state")


class BeyondSight(DashboardError):
    """A unit that isn't there for whoever hands in."""

    def __init__(self) -> None:
        super().__init__("没有这个单位，或不归您报送：请核对区划代码", "no such unit")


class HandingIn:
    """The uploads of a home. Reading and loading run aside, one process each; the record says how far.

    Who runs a step holds the upload's lock: a step that nobody holds any more was broken off.
    """

    def __init__(self, home: Path) -> None:
        self._home, self._policy = home, upload_policy()
        self._tray, self._audit = Tray(home, self._policy), Audit(home)

    def receive(self, who: str, files: Iterable[tuple[str, IO[bytes]]]) -> Upload:
        """Keeps the files and begins to read them. TooMuch."""
        upload = self._tray.receive(who, files)
        self._note(upload, "uploaded", files="、".join(one.name for one in upload.files))
        return self._begin(upload, "reading", self._read)

    def say(self, who: str, upload: str, said: Said) -> Upload:
        """Reads the files again as what the sender says they are. UnknownUpload, NotNow, BeyondSight."""
        found = self._at_rest(who, upload, "read", "refused")
        if said.unit is not None:
            code = padded(said.unit)
            asked_for(code)
            if not is_in_sight(code):
                raise BeyondSight()
        return self._begin(found, "reading", self._read, said=said)

    def answer(self, who: str, upload: str, file: int, question: int, candidate: int) -> Upload:
        """Keeps the sender's answer to a question, and reads again. UnknownUpload, NotNow."""
        found = self._at_rest(who, upload, "read", "refused")
        try:
            asked = found.understood[file]["questions"][question]
            chosen = asked["candidates"][candidate]
        except (IndexError, KeyError, TypeError):
            raise NotNow() from None
        if not is_answerable(chosen) or not is_in_sight(padded(asked["unit"])):
            raise NotNow()
        kept = etl(self._home, self._policy.wait_seconds, *_arguments(chosen["command"]))
        if kept.document is None:
            return self._tray.keep(found, state="refused", why=kept.why)
        return self._begin(found, "reading", self._read)

    def confirm(self, who: str, upload: str, accept_fewer: bool) -> Upload:
        """Begins to load what was read. UnknownUpload, NotNow."""
        found = self._at_rest(who, upload, "read", "refused")
        if not found.is_confirmable or (found.loses and not accept_fewer):
            raise NotNow()
        self._note(found, "confirmed", units="、".join(_units(found)))
        more = (f"--by={who}", *(("--accept-fewer",) if accept_fewer else ()))
        return self._begin(found, "loading", lambda one: self._load(one, more))

    def undo(self, who: str, upload: str) -> Upload:
        """Begins to take back exactly the load of this upload. UnknownUpload, NotNow."""
        found = self._at_rest(who, upload, "loaded")
        if found.load is None:
            raise NotNow()
        self._note(found, "undone", load=found.load)
        return self._begin(found, "undoing", self._undo)

    def discard(self, who: str, upload: str) -> None:
        """The upload is gone, files and all; what was loaded stays loaded. UnknownUpload, NotNow."""
        found = self._at_rest(who, upload, "read", "refused", "loaded", "undone")
        self._note(found, "discarded")
        self._tray.discard(found)

    def find(self, who: str, upload: str) -> Upload:
        """A user's upload as it stands; one whose step was broken off says so. UnknownUpload."""
        found = self._tray.find(upload, who)
        lock = self._tray.lock(found)
        if found.state not in UNDER_WAY or not taken(lock):
            return found
        try:
            found = self._tray.find(upload, who)  # the step may have ended between the two looks
            is_broken = found.state in UNDER_WAY
            return self._tray.keep(found, state=_back(found), why=BROKEN_OFF) if is_broken else found
        finally:
            lock.release()

    def of(self, who: str) -> list[Upload]:
        """A user's uploads, the latest first."""
        return self._tray.of(who)

    def progress(self, upload: Upload) -> Progress | None:
        """How far the step under way is; None before it has read anything."""
        try:
            return Progress.model_validate_json(self._tray.progress(upload).read_bytes())
        except (OSError, ValidationError):
            return None

    def wait(self, who: str, upload: str) -> Upload:
        """The upload once the step under way, if any, has ended. UnknownUpload."""
        with self._tray.lock(self._tray.find(upload, who)):
            pass
        return self.find(who, upload)

    def _at_rest(self, who: str, upload: str, *states: State) -> Upload:
        found = self.find(who, upload)
        if found.state not in states:
            raise NotNow()
        return found

    def _begin(self, upload: Upload, state: State, step: Callable[[Upload], None], **changes: Any) -> Upload:
        """Runs a step aside, once it is the only one and the upload is as it was seen. NotNow."""
        begun: Future[Upload] = Future()
        aside = (upload, {"state": state, "why": None, **changes}, step, begun)
        Thread(target=self._run, args=aside, name=upload.id, daemon=True).start()
        return begun.result()

    def _run(
        self,
        upload: Upload,
        changes: dict[str, Any],
        step: Callable[[Upload], None],
        begun: Future[Upload],
    ) -> None:
        lock = self._tray.lock(upload)
        if not taken(lock):
            begun.set_exception(NotNow())
            return
        try:
            if self._tray.find(upload.id, upload.who) != upload:
                begun.set_exception(NotNow())
                return
            begun.set_result(self._tray.keep(upload, **changes))
            step(begun.result())
        finally:
            lock.release()

    def _read(self, upload: Upload) -> None:
        answer = self._etl_load(upload, "--dry-run")
        state: State = "read" if answer.document else "refused"
        self._tray.keep(upload, state=state, told=answer.document, why=answer.why)

    def _load(self, upload: Upload, more: tuple[str, ...]) -> None:
        answer = self._etl_load(upload, *more)
        if answer.document is None:
            self._tray.keep(upload, state="refused", why=answer.why)
            return
        loaded = self._tray.keep(upload, state="loaded", account=answer.document)
        self._tray.clear(loaded)

    def _undo(self, upload: Upload) -> None:
        answer = etl(self._home, self._policy.wait_seconds, "rollback", f"--of={upload.load}")
        state: State = "undone" if answer.document else "loaded"
        self._tray.keep(upload, state=state, why=answer.why)

    def _etl_load(self, upload: Upload, *more: str) -> Answer:
        said = (
            ("--ledger", upload.said.ledger),
            ("--unit", upload.said.unit),
            ("--period", upload.said.period),
        )
        options = [f"{option}={value}" for option, value in said if value]
        names = [f"--name={one.name}" for one in upload.files]
        progress = self._tray.progress(upload)
        progress.unlink(missing_ok=True)
        options.append(f"--progress={progress.resolve()}")
        paths = map(str, self._tray.paths(upload))
        return etl(self._home, self._policy.wait_seconds, "load", *options, *names, *more, "--", *paths)

    def _note(self, upload: Upload, act: Act, **about: str) -> None:
        self._audit.note(upload.who, act, upload=upload.id, **about)


BROKEN_OFF = "上一步中途停了，没有留下一半：请再做一次（同一个文件装两次不会重复）"
"""What is said of a step whose process ended without an answer."""


def _back(upload: Upload) -> State:
    """Where an upload stands whose step was broken off."""
    return "loaded" if upload.state == "undoing" else "refused"


def _units(upload: Upload) -> list[str]:
    return sorted({str(one["unit"]) for one in upload.understood if one["unit"]})


def _arguments(command: str) -> list[str]:
    """`map …` of the command that a question names: what follows `python -m etl`, without its home."""
    words = shlex.split(command)
    words = words[words.index("map") :]
    if "--home" in words:
        at = words.index("--home")
        del words[at : at + 2]
    return words
