"""What the commands share: options, progress on stderr, JSON on stdout."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from etl.load import Progress
from etl.paths import DATA

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


class ProgressBar:
    """A progress bar on stderr where someone watches; silent elsewhere."""

    def __init__(self) -> None:
        self.bar: tqdm[Any] = tqdm(unit="个文件", file=sys.stderr, disable=None, leave=False)

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()

    @property
    def show(self) -> Progress:
        """Called with how many files of how many are read, and the last one's name."""

        def step(done: int, total: int, name: str) -> None:
            self.bar.total = total
            self.bar.n = done
            self.bar.set_description_str(name[-40:])

        return step


def print_json(document: object) -> None:
    """Prints one JSON document in one line."""
    click.echo(json.dumps(document, ensure_ascii=False, default=str))
