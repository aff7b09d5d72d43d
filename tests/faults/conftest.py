"""Loads in processes of their own, started when told to, so that they can be killed at any moment."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.inbox import Ledger, write
from tests.product import ROOT

# Imports first and says so; loads when told to.
LOADER = """
import sys
from pathlib import Path
from etl.home import Home
from etl.load import load
from etl.submission import discover
handed = discover([Path(sys.argv[2])], None, None, None, None)
print("ready", flush=True)
sys.stdin.readline()
load(Home(Path(sys.argv[1])), handed)
"""


@dataclass
class Loader:
    """A process that is about to load one folder into one home."""

    process: subprocess.Popen[str]

    @classmethod
    def ready(cls, home: Path, inbox: Path) -> "Loader":
        """Started and imported, waiting for `go`."""
        command = [sys.executable, "-c", LOADER, str(home), str(inbox)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return cls(process)

    def go(self) -> None:
        """Lets it load."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def done(self) -> float:
        """Waits until it has loaded; the seconds that took."""
        began = time.perf_counter()
        _, err = self.process.communicate(timeout=120)
        assert self.process.returncode == 0, err
        return time.perf_counter() - began

    def kill(self) -> None:
        """kill -9, now."""
        self.process.kill()
        self.process.communicate(timeout=30)


def village(folder: Path, count: int, unit: str = "610902101001") -> Path:
    """An inbox in which a village hands in so many issues, every third of them escalated and received."""
    rows = [
        {"编号": f"{n:04}", "收集日期": "2021-06-01", "问题摘要": f"事项{n}"}
        | (
            {"上报镇日期": "2021-06-03", "镇接收日期": "2021-06-04"}
            if n % 3 == 0
            else {"办结日期": "2021-06-09"}
        )
        for n in range(count)
    ]
    return write(folder, Ledger("issue", unit, rows))


def answer(home: Path) -> tuple[str, int, int] | None:
    """What a reader finds now: snapshot, issues, stays; None in an empty home."""
    try:
        current = json.loads((home / "CURRENT").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    path = home / "warehouse" / f"{current['snapshot']}.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        ((name,),) = connection.execute("select value from meta where key = 'snapshot'").fetchall()
        assert name == current["snapshot"]
        ((issues, stays),) = connection.execute(
            "select count(distinct issue), count(*) from issue_stays"
        ).fetchall()
    return name, issues, stays
