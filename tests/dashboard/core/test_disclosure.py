"""Small counts of persons by place are not told, and don't come out by subtraction either."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import disclosure
from dashboard.access.policy import access_policy
from dashboard.disclosure import withheld
from dashboard.export import measured_csv
from dashboard.measure import Measured, Number, Row, valued
from dashboard.metrics import METRICS
from dashboard.scope import Scope

LEAST = access_policy().disclosure.least
SESSIONS = "receptions.person_times"


def figure(metric: str, by: dict[str, int], counts: list[dict[str, Number]]) -> Measured:
    """A figure broken down `by` so many members of each dimension, with these counts row by row."""
    shape = METRICS[metric].shape
    members = product(*([f"{name}{n}" for n in range(size)] for name, size in by.items()))
    rows = tuple(
        Row(dict(zip(by, key, strict=True)), dict(zip(by, key, strict=True)), valued(shape, own))  # type: ignore[arg-type]
        for key, own in zip(members, counts, strict=True)
    )
    return Measured(METRICS[metric], Scope("610902000000", *[date(2021, 1, 1)] * 3), tuple(by), "s", rows)


def hidden_rows(told: Measured) -> list[int]:
    return sorted({row for row, _name in withheld(told)})


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([40, 50, 60], []),
        ([40, 0, 60], []),
        ([40, None, 60], []),
        ([40, 3, 60], [0, 1]),
        ([40, 3, 0], [0, 1]),
        ([3, None], [0]),
        ([1, 1, 40], [0, 1, 2]),
        ([2, 4, 40], [0, 1]),
    ],
)
def test_a_small_count_takes_the_next_smallest_with_it(counts: list[Number], hidden: list[int]) -> None:
    told = figure(SESSIONS, {"town": len(counts)}, [{"person_times": n} for n in counts])
    assert hidden_rows(told) == hidden
    lines = measured_csv(disclosure.told(told, "csv")).splitlines()[1:]
    assert [at for at, line in enumerate(lines) if line.endswith("人数少，不列")] == hidden


def test_only_places_are_set_beside_each_other() -> None:
    assert hidden_rows(figure(SESSIONS, {"month": 2}, [{"person_times": n} for n in (1, 90)])) == []


def test_what_is_made_of_a_hidden_count_is_hidden_with_it() -> None:
    few = {"surveys": 1, "incomplete": 0, "asked": 9, "answered": 8, "satisfied": 6, "basically_satisfied": 1}
    few |= {"dissatisfied": 1, "no_view": 1}
    many = {name: n * 100 for name, n in few.items()}
    names = {count.name for part in METRICS["satisfaction.share"].parts for count in part.counts}
    counts = [{name: one.get(name, 0) for name in names} for one in (few, many)]
    told = figure("satisfaction.share", {"town": 2}, counts)  # type: ignore[arg-type]
    gone = {name for row, name in withheld(told) if row == 0}
    assert {"satisfied", "answered", "dissatisfied", "value", "numerator"} <= gone
    assert {"surveys", "incomplete"}.isdisjoint(gone)


@given(st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=6, max_size=6))
def test_no_margin_gives_a_small_count_away(counts: list[Number]) -> None:
    """Along every line at least two rows are gone, holding together as many as may be told; or all are."""
    told = figure(SESSIONS, {"town": 3, "month": 2}, [{"person_times": n} for n in counts])
    hidden = set(hidden_rows(told))
    assert {i for i, n in enumerate(counts) if n and n < LEAST} <= hidden
    for line in ([0, 1], [2, 3], [4, 5], [0, 2, 4], [1, 3, 5]):
        gone = [i for i in line if i in hidden]
        left = [i for i in line if i not in hidden and counts[i] is not None]
        if gone and left:
            assert len(gone) > 1
            assert sum(counts[i] or 0 for i in gone) >= LEAST


def test_every_count_the_policy_names_is_one() -> None:
    for metric, names in access_policy().disclosure.persons.items():
        assert set(names) <= {count.name for part in METRICS[metric].parts for count in part.counts}, metric
