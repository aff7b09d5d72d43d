"""What the commands share: options, progress on stderr, JSON on stdout."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from etl.paths import DATA
from etl.reading.parse import Progress

HOME = click.option(
    "--home",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MINQING_HOME",
    default=DATA / "home",
    help="档案、数据湖和看板数据所在的文件夹（默认 data/home）",
)
JSON = click.option("--json", "as_json", is_flag=True, help="标准输出只给一份 JSON")
PATH = click.Path(path_type=Path, exists=False)
_OFTEN = 0.25
"""Seconds between two notes of how far it is."""


class ProgressBar:
    """A progress bar on stderr where someone watches, silent elsewhere; and in a file for another program.

    The file holds `{"done", "total", "rows"}`: files read, files there are, rows read. It is replaced whole,
    at most every quarter of a second.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.bar: tqdm[Any] = tqdm(unit="个文件", file=sys.stderr, disable=None, leave=False)
        self.path = path
        self._told = -_OFTEN

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()

    @property
    def show(self) -> Progress:
        """Called with how many files of how many are read, the last one's name, and the rows read."""

        def step(done: int, total: int, name: str, rows: int) -> None:
            self.bar.total = total
            self.bar.n = done
            self.bar.set_postfix_str(f"{rows:,} 行", refresh=False)
            self.bar.set_description_str(name[-40:])
            if self.path is not None and (done == total or time.monotonic() - self._told >= _OFTEN):
                self._told = time.monotonic()
                self._tell(self.path, {"done": done, "total": total, "rows": rows})

        return step

    def _tell(self, path: Path, told: dict[str, int]) -> None:
        draft = path.with_name(f"{path.name}.tmp")
        draft.write_text(json.dumps(told), encoding="utf-8")
        draft.replace(path)


def print_json(document: object) -> None:
    """Prints one JSON document in one line."""
    click.echo(json.dumps(document, ensure_ascii=False, default=str))
