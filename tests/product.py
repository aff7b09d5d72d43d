"""The product as its users have it: the two command lines, called here or run as processes of their own."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from dashboard.cli import main as dashboard_commands
from etl.cli import etl as etl_commands

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Answer:
    """What a command said: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of a metric's answer."""
        rows: list[dict[str, Any]] = self.json["rows"]
        return rows


def run(*arguments: str | Path, timeout: float = 240) -> Answer:
    """`python -m …` from the repository's root; never raises on an exit code."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def etl(command: str, *arguments: str | Path, home: Path) -> Answer:
    """One command of `python -m etl` on a home, in this process: an error of its own is the test's."""
    return _called(etl_commands, command, *arguments, "--home", home)


def dashboard(command: str, *arguments: str | Path, home: Path) -> Answer:
    """One command of `python -m dashboard` on a home, in this process: an error of its own is the test's."""
    return _called(dashboard_commands, command, *arguments, "--home", home)


def _called(commands: click.Group, *arguments: str | Path) -> Answer:
    done = CliRunner().invoke(commands, [*map(str, arguments)], catch_exceptions=False)
    return Answer(done.exit_code, done.stdout, done.stderr)


def metric(home: Path, metric_id: str, region: str, start: str, end: str, *more: str) -> list[dict[str, Any]]:
    """The rows of one metric; fails with the command's own words where it refuses."""
    answer = dashboard(
        "metric", metric_id, "--region", region, "--from", start, "--to", end, *more, "--json", home=home
    )
    assert answer.code == 0, answer.err
    return answer.rows
