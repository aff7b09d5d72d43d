"""What all tests share: the demo places, each loaded once a session whatever the number of workers."""

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.inbox import Ledger, Loaded, load
from tests.product import etl

# The same examples in every run: a change is judged by what it changed; `make long` searches at random.
settings.register_profile("steady", derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def account_of(folder: Path) -> dict[str, Any]:
    """What the command said of the load that filled a folder."""
    account: dict[str, Any] = json.loads((folder / "account.json").read_text(encoding="utf-8"))
    return account


def once(factory: pytest.TempPathFactory, worker: str, place: str, *arguments: str) -> Path:
    """A home built by `etl demo PLACE …` by the first worker that asks; the others wait for it."""
    base = factory.getbasetemp()
    shared = (base if worker == "master" else base.parent) / "-".join(["demo", place, *arguments])
    account = shared / "account.json"
    with FileLock(f"{shared}.lock"):
        if not account.exists():
            shared.mkdir(exist_ok=True)
            answer = etl("demo", place, *arguments, "--json", home=shared / "home")
            assert answer.code in (0, 1), answer.err
            account.write_text(answer.out, encoding="utf-8")
    return shared


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """The name of this test worker; `master` where there is only one process."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "master"))


@pytest.fixture(scope="session")
def demo_of(tmp_path_factory: pytest.TempPathFactory, worker: str) -> Callable[[str], Path]:
    """`demo_of(place)`: the folder that holds a demo place's `home` and `account.json`: read it only."""
    return partial(once, tmp_path_factory, worker)


@pytest.fixture(scope="session")
def demo(demo_of: Callable[[str], Path]) -> Path:
    """The folder that holds Hanbin's `home` and the `account.json` of its load."""
    return demo_of("hanbin")


@pytest.fixture(scope="session")
def demo_home(demo: Path) -> Path:
    """Hanbin, complete, loaded by the command line: read it, never write to it."""
    return demo / "home"


@pytest.fixture(scope="session")
def demo_account(demo: Path) -> dict[str, Any]:
    """What `etl demo hanbin --json` said of its load."""
    return account_of(demo)


@pytest.fixture(scope="session")
def damaged(tmp_path_factory: pytest.TempPathFactory, worker: str) -> Path:
    """The folder that holds the damaged Hanbin's `home` and the `account.json` of its load."""
    return once(tmp_path_factory, worker, "hanbin", "--variant", "damaged")


@pytest.fixture(scope="session")
def damaged_home(damaged: Path) -> Path:
    """Hanbin with planted leaks: read it, never write to it."""
    return damaged / "home"


@pytest.fixture(scope="session")
def damaged_account(damaged: Path) -> dict[str, Any]:
    """What the load of the damaged Hanbin said."""
    return account_of(damaged)


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[..., Loaded]:
    """`loaded(Ledger(…), …)`: the ledgers in a fresh home of their own."""

    def into_fresh_home(*ledgers: Ledger) -> Loaded:
        return load(tmp_path, *ledgers)

    return into_fresh_home
