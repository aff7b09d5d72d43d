"""The etl's command line as the page runs it: a process of its own, one JSON document for an answer."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
DONE, LOOK = 0, 1
_TAIL = 800
"""So many characters of what went wrong are worth showing."""


@dataclass(frozen=True)
class Answer:
    """What a command came to: its document, or why there is none."""

    document: dict[str, Any] | None
    why: str | None


def etl(home: Path, seconds: int, name: str, *arguments: str) -> Answer:
    """`python -m etl NAME …` on a home, waited for so long; it takes effect whole or not at all."""
    command = [sys.executable, "-m", "etl", name, "--home", str(home.resolve()), "--json", *arguments]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer(None, f"超过 {seconds} 秒还没有做完，已停下，没有生效；请拆成小一些的文件再交")
    if done.returncode in (DONE, LOOK) and done.stdout:
        return Answer(json.loads(done.stdout), None)
    return Answer(None, _reason(done.stderr))


def _reason(said: str) -> str:
    """What a refusal says, without the word before it; of a fault its last line."""
    lines: Sequence[str] = [line for line in said.splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith("拒绝：")), lines[-1] if lines else "没有回音")
    return told.removeprefix("拒绝：")[:_TAIL]
