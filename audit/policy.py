"""Changes of policy: what stands in its files now against what stood there when the log was last told."""

import json
from hashlib import sha256
from pathlib import Path

from audit.chain import Audit

SHOWN = 12
"""So many digits of a file's SHA-256 stand in a line: enough to tell two versions apart."""


def note_policy(audit: Audit, who: str, folder: Path) -> int:
    """One line for every policy file that isn't as the log last heard of it; how many.

    `who` is who came upon it: the files are edited with any editor, and nobody knows by whom. The first time
    of all there is one line for all files together.
    """
    stands = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.toml"))
    }
    with audit.held():
        told = audit.folder / "policy.json"
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
