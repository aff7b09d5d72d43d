"""Steps begin when what they wait for is done, each once, and an error ends it all."""

from threading import Barrier, Lock

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.building.order import Step, run_side_by_side

MAKES_X = Step.of(lambda _: None, ["create or replace temp table x as select 1 as a"])


@pytest.mark.parametrize(
    ("text", "makes", "waits"),
    [
        ("select a from x", (), True),
        ("select a from y", (), False),
        ("create table y as select a from x", (), True),
        ("select 1", ("x",), True),
        ("select x_b from xx", (), False),
    ],
)
def test_a_step_waits_for_who_makes_what_it_names_or_makes(
    text: str, makes: tuple[str, ...], waits: bool
) -> None:
    assert Step.of(lambda _: None, [text], *makes).waits_for(MAKES_X) is waits


def test_who_replaces_a_relation_waits_for_who_reads_it() -> None:
    reader = Step.of(lambda _: None, ["select a from x"])
    assert Step.of(lambda _: None, [], "x").waits_for(reader)


@settings(max_examples=30, deadline=None)
@given(
    reads=st.lists(st.sets(st.integers(0, 20), max_size=3), min_size=1, max_size=20), lanes=st.integers(1, 4)
)
def test_every_step_runs_once_after_all_it_reads_from(reads: list[set[int]], lanes: int) -> None:
    begun: list[int] = []
    done: list[int] = []
    lock = Lock()

    def step(place: int, read: set[int]) -> Step:
        def work(_: duckdb.DuckDBPyConnection) -> None:
            with lock:
                begun.append(place)
                assert read <= set(done)
            with lock:
                done.append(place)

        return Step.of(work, [f"select 1 from t{one}" for one in read], f"t{place}")

    steps = [step(place, {one for one in read if one < place}) for place, read in enumerate(reads)]
    with duckdb.connect() as connection:
        run_side_by_side([connection.cursor() for _ in range(lanes)], steps)
    assert sorted(begun) == sorted(done) == list(range(len(steps)))


def test_steps_that_do_not_wait_run_at_the_same_time() -> None:
    both = Barrier(2, timeout=10)

    def meet(_: duckdb.DuckDBPyConnection) -> None:
        both.wait()

    with duckdb.connect() as connection:
        run_side_by_side([connection.cursor(), connection.cursor()], [Step.of(meet, [], one) for one in "ab"])


def test_after_an_error_nothing_more_begins() -> None:
    begun: list[str] = []

    def fail(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("from nowhere")

    steps = [Step.of(fail, [], "a"), Step.of(lambda _: begun.append("b"), ["from a"], "b")]
    with duckdb.connect() as connection, pytest.raises(duckdb.CatalogException, match="nowhere"):
        run_side_by_side([connection.cursor()], steps)
    assert begun == []
