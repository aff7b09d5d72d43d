"""The log: lines are only added, and a changed, lost or added one is named."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audit import chain as chain_module
from audit.chain import Audit, Watch
from tests.product import run


@pytest.fixture
def log(tmp_path: Path) -> Path:
    audit = Audit(tmp_path)
    for number in range(4):
        audit.note("李", "downloaded", path=f"/csv/{number}")
    return tmp_path / "audit" / "log.jsonl"


def lines(log: Path) -> list[bytes]:
    return log.read_bytes().splitlines(keepends=True)


def test_what_was_noted_stands(log: Path, tmp_path: Path) -> None:
    chain = Audit(tmp_path).chain()
    assert chain.is_whole
    assert [entry.about["path"] for entry in chain.entries] == [f"/csv/{number}" for number in range(4)]
    assert {entry.who for entry in chain.entries} == {"李"}
    assert json.loads(lines(log)[-1])["seal"] == chain.seal


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_changed_line_is_named(log: Path, tmp_path: Path, number: int) -> None:
    kept = lines(log)
    kept[number - 1] = kept[number - 1].replace("李".encode(), "王".encode()).replace(b"\\u674e", b"\\u738b")
    assert kept != lines(log)
    log.write_bytes(b"".join(kept))
    assert Audit(tmp_path).chain().broken == number


def test_a_line_taken_out_or_moved_is_named(log: Path, tmp_path: Path) -> None:
    one, two, three, four = lines(log)
    log.write_bytes(one + three + four)
    assert Audit(tmp_path).chain().broken == 2
    log.write_bytes(one + two + four + three)
    assert Audit(tmp_path).chain().broken == 3


def test_lines_gone_from_the_end_are_counted_and_stay_known(log: Path, tmp_path: Path) -> None:
    log.write_bytes(b"".join(lines(log)[:2]))
    chain = Audit(tmp_path).chain()
    assert (chain.broken, chain.missing) == (None, 2)
    Audit(tmp_path).note("李", "signed_in")
    assert not Audit(tmp_path).chain().is_whole


def test_a_line_of_somebody_else_s_making_is_named(log: Path, tmp_path: Path) -> None:
    forged = json.loads(lines(log)[-1]) | {"who": "nobody"}
    log.write_bytes(log.read_bytes() + json.dumps(forged).encode() + b"\n")
    assert Audit(tmp_path).chain().broken == 5


def test_a_line_cut_off_by_a_crash_is_no_tampering(log: Path, tmp_path: Path) -> None:
    log.write_bytes(log.read_bytes() + b'{"at": "2026-')
    Audit(tmp_path).note("李", "signed_in")
    chain = Audit(tmp_path).chain()
    assert chain.is_whole
    assert len(chain.entries) == 5


def test_what_was_found_whole_is_not_verified_line_by_line_again(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, counted = Watch(tmp_path), []
    sealed = chain_module._line
    monkeypatch.setattr(chain_module, "_line", lambda *told: counted.append(1) or sealed(*told))
    for added, verified in ((0, 4), (0, 0), (2, 2), (0, 0)):
        for _line in range(added):
            Audit(tmp_path).note("李", "signed_in")
        counted.clear()
        assert watch.chain().is_whole
        assert len(counted) == verified
    assert watch.chain() == Audit(tmp_path).chain()


@pytest.mark.parametrize("number", [1, 3, 4])
def test_a_line_changed_after_it_was_found_whole_is_named(log: Path, tmp_path: Path, number: int) -> None:
    watch = Watch(tmp_path)
    assert watch.chain().is_whole
    kept = lines(log)
    kept[number - 1] = kept[number - 1].replace(b"downloaded", b"signed_in ")
    log.write_bytes(b"".join(kept))
    assert watch.chain().broken == number
    assert watch.chain().broken == number
    log.write_bytes(b"".join(kept[:2]))
    assert watch.chain().missing == 2


def test_many_at_once_make_one_chain(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: Audit(tmp_path).note(str(number), "signed_in"), range(40)))
    chain = Audit(tmp_path).chain()
    assert chain.is_whole
    assert {entry.who for entry in chain.entries} == {str(number) for number in range(40)}


def test_the_command_line_keeps_users_and_shows_the_log(tmp_path: Path) -> None:
    home = ("--home", tmp_path)
    added = run(
        "dashboard", "users", "add", "li", "--role", "leader", "--region", "610902", "--no-password", *home
    )
    assert added.code == 0, added.err
    listed = run("dashboard", "users", "list", "--json", *home).json
    assert [(one["name"], one["role"], one["region"]) for one in listed] == [("li", "leader", "610902000000")]
    link = run("dashboard", "users", "link", "li", *home)
    assert link.out.startswith("http://127.0.0.1:8050/signin/link?token=")
    again = run("dashboard", "users", "add", "li", "--role", "office", "--no-password", *home)
    assert (again.code, len(again.err.splitlines())) == (2, 1)
    assert run("dashboard", "users", "disable", "li", *home).code == 0
    shown = run("dashboard", "audit", "--json", *home)
    assert shown.code == 0
    assert [one["about"]["change"] for one in shown.json["entries"]] == ["added", "link", "disabled"]
    log = tmp_path / "audit" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"disabled", b"enabled "))
    tampered = run("dashboard", "audit", *home)
    assert tampered.code == 1
    assert "第 3 行" in tampered.err
