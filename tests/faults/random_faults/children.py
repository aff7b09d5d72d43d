"""Processes of their own, forked from one that has imported everything: cheap to start, killed at will."""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from etl.bugs import BUG
from etl.cli import COMMANDS, etl

KILLED = -signal.SIGKILL

# A command is imported when it is called; here all of them before the first fork.
for _place in COMMANDS.values():
    import_module(_place.partition(":")[0])


@dataclass(frozen=True)
class Ended:
    """How a child ended: its exit code, or minus the signal; and what it said."""

    code: int
    out: str
    err: str

    @property
    def is_acknowledged(self) -> bool:
        """Whether the command said that it was done."""
        return self.code in (0, 1)


@dataclass
class Child:
    """A process under way."""

    pid: int
    out: IO[bytes]
    err: IO[bytes]

    @classmethod
    def of(cls, work: Callable[[], int | None]) -> "Child":
        """Begins `work`; its value is the exit code, an error that nobody caught the product's own 3."""
        out, err = TemporaryFile(), TemporaryFile()  # noqa: SIM115 - closed by `ended`
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os._exit(_code_of(work))
        return cls(pid, out, err)

    def kill_after(self, seconds: float) -> None:
        """kill -9, so long from now."""
        time.sleep(seconds)
        os.kill(self.pid, signal.SIGKILL)

    def ended(self) -> Ended:
        """Waits until it is over."""
        _, status = os.waitpid(self.pid, 0)
        said = []
        for stream in (self.out, self.err):
            stream.seek(0)
            said.append(stream.read().decode())
            stream.close()
        return Ended(os.waitstatus_to_exitcode(status), *said)


def _code_of(work: Callable[[], int | None]) -> int:
    code = BUG
    try:
        code = work() or 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except Exception:  # noqa: BLE001 - what the product lets fall is its exit code 3
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def command(*arguments: str | Path) -> Callable[[], int | None]:
    """A command of `python -m etl`, as a child does it."""
    return lambda: etl.main([str(one) for one in arguments], prog_name="python -m etl")


def answer_of(work: Callable[[], Any]) -> Any:
    """What `work` returns, by way of JSON, worked out in a child: this process opens no database."""

    def told() -> None:
        print(json.dumps(work()))

    ended = Child.of(told).ended()
    if ended.code:
        raise AssertionError(ended.err)
    return json.loads(ended.out)
