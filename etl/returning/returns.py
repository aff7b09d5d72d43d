"""The use case: what is wrong with the files of a load is written back into them, under `returns/`."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import Any

from etl.home import Home, write_whole
from etl.returning.marks import Mark, marks_of
from etl.returning.workbook import marked_up
from etl.storing.archive import Archive
from etl.storing.journal import Submission

_RIGHTS = 0o600  # the sender's file holds constituents' names
_AT_ONCE = 4  # files on their way to the disk while the next is marked up


def send_back(
    home: Home, submissions: Sequence[Submission], findings: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, str]:
    """Writes a marked-up workbook for every file with a remark on a row; submission -> its path under `home`.

    `findings` are the load's, by submission. The workbooks of one file's several ledgers are one. What is
    written is listed in `returns/<load>.json`, submission -> path, where the pages find it.
    """
    files: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for one in submissions:
        files[one.file, one.sha256].append(one)
    written: dict[str, str] = {}
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as writers:
        under_way: list[Future[None]] = []
        for (name, digest), own in files.items():
            marks = marks_of([found for one in own for found in findings.get(one.submission, ())])
            if not any(mark.row for mark in marks):
                continue
            path = _path(own[0])
            written |= {one.submission: str(path) for one in own}
            if not (home.root / path).exists():
                content = Archive(home.archive).read(digest)
                marked = marked_up(content, name, marks, _told(own, marks))
                under_way.append(writers.submit(_write, home.root / path, marked))
        for one_under_way in under_way:
            one_under_way.result()
    _list(home, written)
    return written


def _write(path: Path, content: bytes) -> None:
    write_whole(path, content)
    path.chmod(_RIGHTS)


def _list(home: Home, written: Mapping[str, str]) -> None:
    """Adds to each load's list what was written for it, or stood already."""
    loads: dict[str, dict[str, str]] = defaultdict(dict)
    for submission, path in written.items():
        loads[_load_of(submission)][submission] = path
    for load, own in loads.items():
        listed = home.root / "returns" / f"{load}.json"
        known = json.loads(listed.read_bytes()) if listed.exists() else {}
        if not own.items() <= known.items():
            write_whole(listed, json.dumps(known | own, ensure_ascii=False).encode())


def _load_of(submission: str) -> str:
    return submission.partition(".")[0]


def _path(one: Submission) -> PurePosixPath:
    """returns/<load>/<name as handed in>.xlsx, never outside `returns`."""
    load = _load_of(one.submission)
    parts = [part for part in PurePosixPath(one.file).parts if part not in ("/", "..", ".")]
    *folders, name = parts
    stem = name.removesuffix(PurePosixPath(name).suffix)
    return PurePosixPath("returns", load, *folders, f"{stem}.xlsx")


def _told(own: Sequence[Submission], marks: Sequence[Mark]) -> list[str]:
    errors = sum(1 for mark in marks if mark.severity == "error")
    read, loaded = sum(one.read for one in own), sum(one.loaded for one in own)
    waiting, skipped = sum(one.quarantined for one in own), sum(one.skipped for one in own)
    return [
        f"{own[0].file}：{errors} 处必须改，{len(marks) - errors} 处请核对",
        f"共读 {read} 行：装入 {loaded} 行，待改 {waiting} 行，标题、合计等 {skipped} 行。",
        "橙色的格子必须改，改好以前那一行不计入统计；黄色的请核对，确实无误的不用动。",
        "改好后把这个文件原样交回来即可；这张“修改说明”不用删，批注也不用删。",
    ]
