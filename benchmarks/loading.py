"""Whole loads, from the file to the published warehouse, against the bare engines reading the same file."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.bare import read_cases, read_workbook
from benchmarks.timing import Line, alternating

ROOT = Path(__file__).resolve().parent.parent
CASES, COMPLAINTS = "council_office_cases_341k.csv.gz", "complaints_2816.xlsx"
CASES_OPTIONS = (
    "--mapping",
    "data/mappings/council_office_cases.toml",
    "--unit",
    "360000",
    "--period",
    "all",
)
COMPLAINTS_OPTIONS = ("--ledger", "issue", "--unit", "430000", "--period", "all")


@dataclass(frozen=True)
class RealFile:
    """A file nobody made for the product, how it is loaded, and what reading it costs bare."""

    path: Path
    options: tuple[str, ...]


def real_files() -> dict[str, RealFile] | None:
    """The real files, where they lie (MINQING_REAL_FILES, else beside the repository); None elsewhere."""
    folder = Path(os.environ.get("MINQING_REAL_FILES", ROOT.parent / "shared" / "real"))
    if not (folder / CASES).exists() or not (folder / COMPLAINTS).exists():
        return None
    return {
        "cases": RealFile(folder / CASES, CASES_OPTIONS),
        "complaints": RealFile(folder / COMPLAINTS, COMPLAINTS_OPTIONS),
    }


def load(paths: Sequence[Path], home: Path, options: Sequence[str] = ()) -> Mapping[str, Any]:
    """`python -m etl load` in a process of its own; the load's account."""
    command = [sys.executable, "-m", "etl", "load", *map(str, paths), *options, "--home", str(home), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    account: Mapping[str, Any] = json.loads(done.stdout)
    return account


def start_up() -> None:
    """What starting the command line costs before it does anything: a load's own imports included, as
    asking for its help imports the command's module, which names all that a load needs at its head."""
    subprocess.run([sys.executable, "-m", "etl", "load", "--help"], cwd=ROOT, capture_output=True, check=True)


def load_lines(files: Mapping[str, RealFile], runs: int = 9) -> list[Line]:
    """Both real files: the whole load against bare DuckDB and bare calamine. Each run has a fresh home."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"

        def whole(real: RealFile) -> None:
            shutil.rmtree(home, ignore_errors=True)
            load([real.path], home, real.options)

        cases, complaints = files["cases"], files["complaints"]
        lines = []
        ours, bare = alternating(lambda: whole(cases), lambda: read_cases(cases.path), runs)
        starting, _ = alternating(start_up, lambda: None, runs)
        note = f"process start {starting:.2f} s included, taken off for the ratio"
        lines.append(Line("load 341,299 cases (csv.gz) / bare DuckDB typed", ours, bare, 3.0, starting, note))
        ours, bare = alternating(lambda: whole(complaints), lambda: read_workbook(complaints.path), runs)
        lines.append(Line("load 2,816 complaints (xlsx) / bare calamine", ours, bare, None, starting, note))
    return lines
