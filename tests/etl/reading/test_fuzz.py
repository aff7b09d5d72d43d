"""The reader meets files nobody foresaw: a clear refusal, or every row accounted for; never a traceback."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.errors import Refused
from etl.returning.marks import Mark
from etl.returning.workbook import marked_up
from tests.etl.reading.handing_in import read
from tests.etl.reading.mutants import mutant
from tests.product import ROOT

FOUND = Path(__file__).parent / "fuzzed"
"""Files that once were met by a traceback or miscounted rows."""
SECONDS, MEGABYTES, QUICK = 30.0, 4000, 40


def met(name: str, content: bytes) -> None:
    """Reads one file, and marks it up if there is something to say; fails where the books don't balance."""
    begun = time.process_time()
    try:
        found = read(content, name=name)
    except Refused:
        pass
    else:
        rows, loaded, quarantined, skipped = found.counts
        assert rows == loaded + quarantined + skipped
        assert min(found.counts) >= 0
        stored = sum(len(found.rows(ledger, "_row")) for ledger in found.batch.ledgers)
        waiting = found.connection.execute("select count(*) from batch_quarantine").fetchone()
        assert (stored, waiting) == (loaded, (quarantined,))
        marks = [
            Mark(one.severity, one.sheet, one.row, one.cell, one.column, one.found, one.message)
            for one in found.batch.findings
        ]
        if marks:
            assert marked_up(content, name, marks, ["一处"]).startswith(b"PK")
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("number", range(QUICK))
def test_a_few_mutants(number: int) -> None:
    met(*mutant(number))


@pytest.mark.parametrize("path", sorted(FOUND.glob("*")), ids=lambda path: path.name)
def test_what_was_found_once(path: Path) -> None:
    met(path.name, path.read_bytes())


@pytest.mark.long
@pytest.mark.timeout(0)
def test_an_hour_of_mutants() -> None:
    """MINQING_FUZZ_SECONDS long (an hour), from MINQING_FUZZ_FROM on (the clock): all in bounded memory."""
    seconds = os.environ.get("MINQING_FUZZ_SECONDS", "3600")
    first = os.environ.get("MINQING_FUZZ_FROM", str(int(time.time()) * 1000))
    command = [sys.executable, "-m", "tests.etl.reading.test_fuzz", seconds, first]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def hunt(seconds: float, first: int) -> int:
    """Meets mutants for so long; keeps each that went wrong, and says its number and why."""
    end, number, wrong = time.monotonic() + seconds, first, 0
    while time.monotonic() < end:
        name, content = mutant(number)
        try:
            met(name, content)
        except BaseException as fault:
            if isinstance(fault, KeyboardInterrupt):
                raise
            wrong += 1
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{number}-{name}").write_bytes(content)
            print(f"{number} {name}: {type(fault).__name__} {str(fault)[:200]}", flush=True)
        number += 1
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{number - first} mutants, {wrong} went wrong, {most} MB at most", flush=True)
    return wrong


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    sys.exit(min(hunt(float(sys.argv[1]), int(sys.argv[2])), 1))
