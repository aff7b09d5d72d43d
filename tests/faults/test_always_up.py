"""Publishing under load without an error, and memory that stays where it is: run by `make long`."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from etl.home import Home
from etl.load import Options, load
from etl.submission import discover
from tests.faults.visitors import Crowd, Served, Visitor, serving
from tests.inbox import Ledger, write

PUBLISHINGS = 20
WORKERS, VISITORS = 2, 4
MEASURED, LOAD = 20.0, 0.45  # seconds; share of the capacity measured
SOAK_MINUTES = float(os.environ.get("MINQING_SOAK_MINUTES", "60"))
SOAK_RATE, EVERY = 2.0, 30.0  # looks a second; seconds between two publishings
WARM, GROWTH = 0.25, 1.10
"""After this share of the soak memory is read; at the end it may be so many times that."""

pytestmark = [pytest.mark.long, pytest.mark.timeout(7200)]


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    return shutil.copytree(demo_home, tmp_path / "home")


def publish(home: Path, inbox: Path, count: int) -> None:
    """One more load of a village that hands in more each time."""
    rows = [{"编号": f"{n:04}", "收集日期": "2021-06-01", "问题摘要": f"事项{n}"} for n in range(count)]
    folder = write(inbox, Ledger("issue", "610902101099", rows))
    load(Home(home), discover([folder], None, None, None, None), Options(notice="reconstructed"))


def visitors(home: Path, workers: list[Served]) -> list[Visitor]:
    return [Visitor(home, workers[number % len(workers)]) for number in range(VISITORS)]


@pytest.fixture
def workers(home: Path, tmp_path: Path) -> Iterator[list[Served]]:
    """Two processes that serve one home."""
    with ExitStack() as stack:
        logs = [tmp_path / f"worker{number}.log" for number in range(WORKERS)]
        yield [stack.enter_context(serving(home, log)) for log in logs]


def test_twenty_publishings_under_load_fail_nobody(home: Path, workers: list[Served], tmp_path: Path) -> None:
    warm = Crowd(visitors(home, workers))
    with warm.looking():
        time.sleep(MEASURED)
    assert warm.faults == []
    measured = warm.looks / MEASURED
    crowd = Crowd(visitors(home, workers), measured * LOAD)
    stamps = set()
    with crowd.looking():
        for turn in range(1, PUBLISHINGS + 1):
            publish(home, tmp_path / "inbox", turn)
            stamps.add((home / "CURRENT").read_text())
    told = f"{crowd.looks} looks, {len(stamps)} publishings, {len(crowd.faults)} errors"
    print(f"capacity {measured:.1f} looks a second; {told}")
    assert len(stamps) == PUBLISHINGS
    assert crowd.looks > PUBLISHINGS
    assert crowd.faults == []


def test_memory_stays_where_it_is(home: Path, workers: list[Served], tmp_path: Path) -> None:
    crowd = Crowd(visitors(home, workers), SOAK_RATE)
    began, until = time.monotonic(), time.monotonic() + SOAK_MINUTES * 60
    warm: list[float] = []
    turn = 0
    with crowd.looking():
        while time.monotonic() < until:
            turn += 1
            publish(home, tmp_path / "inbox", turn)
            if not warm and time.monotonic() - began > SOAK_MINUTES * 60 * WARM:
                warm = [worker.resident for worker in workers]
            time.sleep(EVERY)
        ended = [worker.resident for worker in workers]
    told = ", ".join(f"{start:.0f} -> {end:.0f} MB" for start, end in zip(warm, ended, strict=True))
    print(f"{SOAK_MINUTES:.0f} minutes, {crowd.looks} looks, {turn} publishings: {told}")
    assert crowd.faults == []
    assert all(end < start * GROWTH for start, end in zip(warm, ended, strict=True)), told
