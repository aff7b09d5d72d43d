"""Faults at random, in a process that may have a small disk of its own; then everything is looked at."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.product import ROOT

RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
"""Root reads what it has no right to; without these two it doesn't."""
SPACES = ["unshare", "--user", "--map-root-user", "--mount"]
"""Where a mount is gone with the process."""


def confined() -> list[str]:
    """What the process runs under, as far as this machine permits it."""
    ways = [[*SPACES, *RIGHTS], SPACES]
    return next((way for way in ways if shutil.which(way[0]) and is_permitted(way)), [])


def is_permitted(way: list[str]) -> bool:
    return subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0


def run(folder: Path, faults: int, seed: int) -> str:
    program = [sys.executable, "-m", "tests.faults.random_faults", str(folder)]
    asked = ["--faults", str(faults), "--seed", str(seed)]
    command = [*confined(), *program, *asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def test_twenty_faults_lose_nothing(tmp_path: Path) -> None:
    assert run(tmp_path / "world", 20, 20211231).endswith("whole\n")


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_hundred_faults_lose_nothing(tmp_path: Path) -> None:
    assert run(tmp_path / "world", 200, 7).endswith("whole\n")
