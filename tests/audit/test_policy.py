"""A policy file that was edited is told to the log once, by whoever comes upon it."""

from pathlib import Path

import pytest

from audit.chain import Audit
from audit.policy import note_policy, policy_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "policy"
    (folder / "scores").mkdir(parents=True)
    (folder / "access.toml").write_text("hours = 12\n", encoding="utf-8")
    (folder / "scores" / "a.toml").write_text("full = 100\n", encoding="utf-8")
    return folder


def told(home: Path) -> list[tuple[str, str, bool, bool]]:
    """Who came upon which file's change, and whether it was there before and is there now."""
    found = [entry for entry in Audit(home).chain().entries if entry.act == "policy_changed"]
    return [(e.who, e.about["file"], bool(e.about["before"]), bool(e.about["now"])) for e in found]


def test_a_file_says_whether_the_log_has_heard_of_it_as_it_stands(tmp_path: Path, folder: Path) -> None:
    audit = Audit(tmp_path)
    assert [(one.name, one.told) for one in policy_files(audit, folder)] == [
        ("access.toml", None),
        ("scores/a.toml", None),
    ]
    note_policy(audit, "li", folder)
    assert not any(one.is_changed for one in policy_files(audit, folder))
    (folder / "access.toml").write_text(
        "# 谁可以。\n# Who may,\n# and how. More.\nhours = 13\n", encoding="utf-8"
    )
    (folder / "new.toml").write_text("# 新的。\n", encoding="utf-8")
    changed = {one.name: one.subject for one in policy_files(audit, folder) if one.is_changed}
    assert changed == {"access.toml": ("谁可以。", "Who may, and how."), "new.toml": ("新的。", "新的。")}


def test_a_change_is_told_once_and_by_file(tmp_path: Path, folder: Path) -> None:
    audit = Audit(tmp_path)
    assert note_policy(audit, "li", folder) == 1
    assert note_policy(audit, "li", folder) == 0
    (folder / "access.toml").write_text("hours = 13\n", encoding="utf-8")
    (folder / "scores" / "a.toml").unlink()
    (folder / "new.toml").write_text("", encoding="utf-8")
    assert note_policy(audit, "wang", folder) == 3
    assert note_policy(audit, "wang", folder) == 0
    assert told(tmp_path) == [
        ("li", "*", False, True),
        ("wang", "access.toml", True, True),
        ("wang", "new.toml", False, True),
        ("wang", "scores/a.toml", True, False),
    ]
    assert audit.chain().is_whole
