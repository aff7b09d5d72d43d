"""A load killed with kill -9 leaves the old snapshot or the new one, never anything between."""

import random
import time
from pathlib import Path

from etl.home import Home
from etl.rebuild import rebuild
from tests.faults.conftest import Loader, answer, village

MOMENTS = 20


def expected(count: int) -> tuple[int, int]:
    """Issues and stays of a village that handed in so many."""
    return count, count + (count + 2) // 3


def test_a_load_killed_at_any_moment_leaves_old_or_new(tmp_path: Path) -> None:
    home, draw = tmp_path / "home", random.Random(20211231)
    first = Loader.ready(home, village(tmp_path / "inbox0", 300))
    first.go()
    lasts = first.done()
    count, survived = 300, 0
    for moment in range(1, MOMENTS + 1):
        loader = Loader.ready(home, village(tmp_path / f"inbox{moment}", count + 100))
        before = answer(home)
        loader.go()
        time.sleep(draw.uniform(0, lasts))
        loader.kill()
        after = answer(home)
        assert after is not None
        if after == before:
            survived += 1
        else:
            count += 100
        assert after[1:] == expected(count), f"moment {moment}"
    assert survived > 0
    last = Loader.ready(home, village(tmp_path / "last", count + 100))
    last.go()
    last.done()
    assert not list(home.rglob("*.tmp*"))
    rebuild(Home(home))
    rebuilt = answer(home)
    assert rebuilt is not None
    assert rebuilt[1:] == expected(count + 100)
