"""Changes of policy: what stands in its files now against what stood there when the log was last told."""

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from pathlib import Path

from audit.chain import Audit

SHOWN = 12
"""So many digits of a file's SHA-256 stand in a line: enough to tell two versions apart."""


TOLD = "policy.json"
"""What stood in each file when the log was last told, by its SHA-256."""


@dataclass(frozen=True)
class PolicyFile:
    """A policy file as it stands; `told`: the SHA-256 the log last heard of, "" of none, None of nothing."""

    name: str
    text: str
    digest: str
    told: str | None

    @property
    def subject(self) -> tuple[str, str]:
        """What it says of itself, in Chinese and in English: how the comment it begins with begins.

        The first line, and the first sentence after that; where there is no other, twice the first line.
        """
        lines = takewhile(lambda line: line.startswith("#"), self.text.splitlines())
        first, *after = [line.lstrip("# ") for line in lines] or [""]
        return first, re.split(r"(?<=\.)\s", " ".join(after))[0] or first

    @property
    def is_changed(self) -> bool:
        """Whether it was edited since the log was last told."""
        return self.told is not None and self.told != self.digest


def policy_files(audit: Audit, folder: Path) -> tuple[PolicyFile, ...]:
    """Every policy file of a folder, by name."""
    kept = audit.folder / TOLD
    told = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else None
    found = []
    for path in sorted(folder.rglob("*.toml")):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        before = None if told is None else told.get(name, "")
        found.append(PolicyFile(name, content.decode("utf-8"), sha256(content).hexdigest(), before))
    return tuple(found)


def note_policy(audit: Audit, who: str, folder: Path) -> int:
    """One line for every policy file that isn't as the log last heard of it; how many.

    `who` is who came upon it: the files are edited with any editor, and nobody knows by whom. The first time
    of all there is one line for all files together.
    """
    with audit.held():
        told = audit.folder / TOLD
        stands = {one.name: one.digest for one in policy_files(audit, folder)}
        if not told.exists():
            whole = sha256(json.dumps(stands, sort_keys=True).encode()).hexdigest()
            audit.note(who, "policy_changed", file="*", before="", now=whole[:SHOWN])
            told.write_text(json.dumps(stands), encoding="utf-8")
            return 1
        before = json.loads(told.read_text(encoding="utf-8"))
        changed = sorted(name for name in {*before, *stands} if before.get(name) != stands.get(name))
        for name in changed:
            was, now = before.get(name, "")[:SHOWN], stands.get(name, "")[:SHOWN]
            audit.note(who, "policy_changed", file=name, before=was, now=now)
        if changed:
            draft = told.with_suffix(".json.tmp")
            draft.write_text(json.dumps(stands), encoding="utf-8")
            draft.replace(told)
    return len(changed)
