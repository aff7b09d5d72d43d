"""Which files were handed in, by which unit, for which period: read from where they lie."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.errors import NeedsAnswer, Refused
from etl.mapping import Mapping
from etl.period import Period

__all__ = ["Handed", "Period", "called", "discover", "unit_code"]

_IGNORED_PREFIXES = ("~$", ".~", ".")
_IGNORED_NAMES = {"thumbs.db", "desktop.ini"}
SENT_BACK = "退回"
"""The folder in an inbox where workbooks to be corrected lie; nothing in it counts as handed in."""
_ARCHIVES = {".zip", ".rar", ".7z", ".tar", ".tgz"}
_TABLES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt", ".gz"}
_UNIT_CODE = re.compile(
    r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}(?:\d{3}(?:\d{3})?)?", re.ASCII
)
"""A division's code: a province's two digits (GB/T 2260), city and county, three for town, three below."""


@dataclass(frozen=True)
class Handed:
    """One file as it was handed in; what is None is read from the file's headings and title rows by `parse`.

    `name` is relative to the folder that was handed in; `unit` has 12 digits.
    """

    part: int
    path: Path
    name: str
    ledger: str | None
    unit: str | None
    period: Period | None
    mapping: Mapping | None


def unit_code(text: str) -> str:
    """The 12-digit code of a region code written with 6, 9 or 12 digits; NeedsAnswer otherwise.

    Fewer digits are refused, though 12 and 1201 are codes: cut short or mistyped they'd make a county's rows
    a province's. A province is written 120000.
    """
    digits = text.strip()
    if not _UNIT_CODE.fullmatch(digits):
        raise NeedsAnswer(
            f"单位“{text}”不是区划代码：请用 --unit 写 6、9 或 12 位数字代码"
            "（区县 6 位、乡镇街道 9 位、村社区 12 位，省、市也写足 6 位，如 330000）"
        )
    return digits.ljust(12, "0")


def discover(
    paths: Sequence[Path],
    ledger: str | None,
    unit: str | None,
    period: Period | None,
    mapping: Mapping | None,
) -> list[Handed]:
    """Every table file under the paths, in a stable order, with what options and inbox folders say about it.

    Options win over the folders inbox/<unit>/<period>/. Lock files (~$…), hidden files and what was sent
    back are left out; an archive or a file that is no table raises Refused, and so does a path that doesn't
    exist or holds nothing.
    """
    given = unit_code(unit) if unit else None
    ledger = ledger or (mapping.ledger if mapping else None)
    handed: list[Handed] = []
    for path, name in _files(paths):
        unit_of_path, period_of_path = _from_folders(path)
        found_unit, found_period = given or unit_of_path, period or period_of_path
        handed.append(Handed(len(handed), path, name, ledger, found_unit, found_period, mapping))
    if not handed:
        listed = "、".join(str(path) for path in paths)
        raise Refused(f"{listed} 里没有可读的台账文件（支持 xlsx、xls、ods、csv、tsv 及 csv.gz）")
    return handed


def called(handed: Sequence[Handed], names: Sequence[str]) -> list[Handed]:
    """The same files under the names they were handed in with, one each; Refused where they don't pair up."""
    if len(names) != len(handed):
        raise Refused(f"有 {len(handed)} 个文件，却给了 {len(names)} 个 --name，请一一对应")
    return [replace(one, name=name) for one, name in zip(handed, names, strict=True)]


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if path.is_dir():
            for child in sorted(path.rglob("*")):
                relative = child.relative_to(path)
                if child.is_file() and not is_ignored(relative):
                    yield _checked(child), relative.as_posix()
        elif path.exists():
            yield _checked(path), path.name
        else:
            raise Refused(f"找不到 {path}，请检查路径")


def is_ignored(relative: Path) -> bool:
    """Whether a path in an inbox is nobody's ledger: hidden, a lock file, a system file, or sent back."""
    hidden = any(part.startswith(_IGNORED_PREFIXES) or part == SENT_BACK for part in relative.parts)
    return hidden or relative.name.lower() in _IGNORED_NAMES


def _checked(path: Path) -> Path:
    suffix = path.suffix.lower()
    if path.is_symlink():
        raise Refused(f"{path.name} 是指向别处的链接，请放文件本身")
    if suffix in _ARCHIVES or path.name.lower().endswith(".tar.gz"):
        raise Refused(f"{path.name} 是压缩包，请解压后再交")
    if suffix not in _TABLES:
        raise Refused(
            f"{path.name} 不是台账文件（支持 xlsx、xls、ods、csv、tsv 及 csv.gz），请移走或另存为 xlsx"
        )
    return path


def _from_folders(path: Path) -> tuple[str | None, Period | None]:
    """Unit and period from the nearest folders that read as such: …/<unit>/<period>/file or …/<unit>/file."""
    unit: str | None = None
    period: Period | None = None
    for folder in path.resolve().parts[-2:-4:-1]:
        if unit is None and re.fullmatch(r"\d{6}|\d{9}|\d{12}", folder):
            unit = unit_code(folder)
        elif unit is None and period is None:
            period = _period_of_folder(folder)
    return unit, period


def _period_of_folder(folder: str) -> Period | None:
    try:
        return Period.of(folder)
    except NeedsAnswer:
        return Period.in_words(folder)
