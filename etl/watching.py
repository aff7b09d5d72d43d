"""A watched inbox: what is laid there is loaded, and what is wrong lies beside it a moment later."""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any

from watchfiles import Change, watch

from etl.account import Account
from etl.delivery import deliver
from etl.errors import Refused
from etl.home import Home
from etl.load import Options
from etl.policy import inbox as inbox_policy
from etl.submission import SENT_BACK, Handed, discover, is_ignored

REFUSAL = "没有装入的原因.txt"
_LONGEST_WAIT = 60_000  # milliseconds; a share that is always being written to is read once a minute


@dataclass(frozen=True)
class Sweep:
    """What one look into the inbox came to: accounts of loads, and why folders were refused, by folder."""

    accounts: tuple[Account, ...]
    refused: dict[str, str]

    @property
    def needs_a_look(self) -> bool:
        """Whether a person must look: rows wait, or a folder was refused."""
        return bool(self.refused) or any(one.needs_a_look for one in self.accounts)

    @property
    def document(self) -> dict[str, Any]:
        """The sweep as one JSON document: the submissions as `load` tells them, and the refusals."""
        submissions = [one for account in self.accounts for one in account.document["submissions"]]
        snapshot = self.accounts[-1].document["snapshot"] if self.accounts else None
        refused = [{"folder": folder, "message": why} for folder, why in self.refused.items()]
        return {"snapshot": snapshot, "submissions": submissions, "refused": refused}


def watched(home: Home, inbox: Path, stop: Event, is_polled: bool = False) -> Iterator[Sweep]:
    """Sweeps now and whenever something was laid into the inbox, until `stop` is set.

    `is_polled` looks at the files instead of asking the system, as network shares need.
    """
    yield sweep(home, inbox)
    changes = watch(
        inbox,
        watch_filter=lambda _, path: not is_ignored(Path(path).relative_to(inbox)),
        step=round(inbox_policy().settle_seconds * 1000),
        debounce=_LONGEST_WAIT,
        stop_event=stop,
        force_polling=is_polled or None,
        raise_interrupt=False,
    )
    for changed in changes:
        if any(change is not Change.deleted for change, _ in changed):
            yield sweep(home, inbox)


def sweep(home: Home, inbox: Path) -> Sweep:
    """Loads what lies in the inbox, and lays the workbooks to be corrected beside what was handed in.

    All in one load; where that is refused, folder by folder, so that a bad file holds up its own folder only.
    """
    files = _files(inbox)
    if not files:
        return Sweep((), {})
    try:
        done = Sweep((_delivered(home, inbox, files),), {})
    except Refused:
        done = _by_folder(home, inbox, files)
    done = Sweep(done.accounts, _asked(done.accounts) | done.refused)
    _lay_beside(home, inbox, done)
    return done


def _asked(accounts: Sequence[Account]) -> dict[str, str]:
    """What files that weren't loaded for want of an answer ask, by folder."""
    asked: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        for question in account.document["questions"]:
            if question["kind"] == "name":  # its file was loaded, and its workbook tells
                continue
            asked[Path(question["file"]).parent.as_posix()].append(question["message"])
    return {folder: "；".join(messages) for folder, messages in asked.items()}


def _files(inbox: Path) -> list[Path]:
    if not inbox.is_dir():
        raise Refused(f"找不到收件文件夹 {inbox}，请检查路径")
    return sorted(
        path for path in inbox.rglob("*") if path.is_file() and not is_ignored(path.relative_to(inbox))
    )


def _delivered(home: Home, inbox: Path, files: Sequence[Path]) -> Account:
    return deliver(home, _handed(inbox, files), Options(), None)


def _handed(inbox: Path, files: Sequence[Path]) -> list[Handed]:
    found = discover(files, None, None, None, None)
    return [replace(one, name=one.path.relative_to(inbox).as_posix()) for one in found]


def _by_folder(home: Home, inbox: Path, files: Sequence[Path]) -> Sweep:
    folders: dict[Path, list[Path]] = defaultdict(list)
    for path in files:
        folders[path.parent].append(path)
    accounts: list[Account] = []
    refused: dict[str, str] = {}
    for folder, own in folders.items():
        try:
            accounts.append(_delivered(home, inbox, own))
        except Refused as refusal:
            refused[folder.relative_to(inbox).as_posix()] = str(refusal)
    return Sweep(tuple(accounts), refused)


def _lay_beside(home: Home, inbox: Path, done: Sweep) -> None:
    """Brings every folder's `退回` up to date: what is still wrong lies there, what was corrected is gone."""
    for one in done.document["submissions"]:
        folder = (inbox / one["file"]).parent
        back = folder / SENT_BACK / f"{Path(one['file']).stem}.xlsx"
        (folder / SENT_BACK / REFUSAL).unlink(missing_ok=True)
        if one["marked_up"] is None:
            back.unlink(missing_ok=True)
        else:
            _own_folder(back.parent)
            back.unlink(missing_ok=True)
            shutil.copyfile(home.root / one["marked_up"], back)
    for name, why in done.refused.items():
        note = inbox / name / SENT_BACK / REFUSAL
        _own_folder(note.parent)
        note.unlink(missing_ok=True)
        note.write_text(f"{why}\n", encoding="utf-8-sig")
    for folder in inbox.rglob(SENT_BACK):
        if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
            folder.rmdir()


def _own_folder(folder: Path) -> None:
    """Makes the folder; where a link to elsewhere lies in its place, nothing is written through it."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(exist_ok=True)
