"""What holds of any records: caps, order, whose points they are; and a slow plain reading of one scheme."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.scores.record import Record, Subject
from dashboard.scores.score import score
from dashboard.scores.shelf import rules
from dashboard.scores.standing import Entry, fairness, standings
from tests.oracle.scores import ruzhou
from tests.scores.schemes import FULL

RUZHOU = next(rule for rule in rules() if rule.id == "ruzhou")
KINDS = sorted({kind for item in RUZHOU.item for term in item.terms for kind in term.kinds})  # type: ignore[union-attr]


@some.composite
def ledgers(draw: some.DrawFn, size: int = 40) -> list[Record]:
    """Anything a ledger may hold of one deputy, several on a day, some not verified or not attended."""
    maybe = some.sampled_from([True, True, True, False, None])
    return [
        Record(
            key=f"r{at}",
            kind=draw(some.sampled_from(KINDS)),
            day=draw(some.integers(1, 20)),
            ym=202101,
            role=draw(some.sampled_from(["lead", "seconder", None])),
            is_invited=draw(maybe),
            is_attended=draw(maybe),
            is_verified=draw(maybe),
        )
        for at in range(draw(some.integers(0, size)))
    ]


@given(ledgers())
@settings(max_examples=150)
def test_caps_hold_and_points_add_up(records: list[Record]) -> None:
    found = score(RUZHOU, FULL, records)
    assert all(found.of_item(item.id) <= (item.cap or 0) for item in RUZHOU.item)
    assert sum(line.points for line in found.lines) == found.points
    assert {line.source for line in found.lines} == set(records)
    assert len(found.lines) == len(records)


@given(ledgers(), some.randoms())
@settings(max_examples=100)
def test_the_order_of_records_does_not_matter(records: list[Record], chance: random.Random) -> None:
    mixed = list(records)
    chance.shuffle(mixed)
    assert set(score(RUZHOU, FULL, mixed).lines) == set(score(RUZHOU, FULL, records).lines)


@given(ledgers())
@settings(max_examples=100)
def test_a_further_record_never_costs_points(records: list[Record]) -> None:
    before, after = score(RUZHOU, FULL, records[1:]).points, score(RUZHOU, FULL, records).points
    assert after is not None
    assert before is not None
    assert after >= before


@given(ledgers(), some.integers(1, 12))
@settings(max_examples=100)
def test_a_partial_term_never_has_more(records: list[Record], months: int) -> None:
    part, whole = score(RUZHOU, Subject("d", None, months, 12), records), score(RUZHOU, FULL, records)
    assert part.earned <= whole.earned


@given(ledgers())
@settings(max_examples=200)
def test_against_a_plain_reading(records: list[Record]) -> None:
    assert score(RUZHOU, FULL, records).points == ruzhou(
        [(one.kind, one.role, one.is_verified, one.is_attended, one.is_invited) for one in records]
    )


POINTS = some.lists(some.one_of(some.none(), some.integers(0, 12)), max_size=20)


@given(POINTS)
def test_ranks_are_shared_and_skip(points: list[int | None]) -> None:
    entries = [Entry(str(at), "c", value, True) for at, value in enumerate(points)]
    known = sorted((value for value in points if value is not None), reverse=True)
    for entry in entries:
        standing = standings(entries, 6)[entry.key]
        if entry.points is None or len(known) < 6:
            assert standing.rank is None
            assert standing.why == ("awaited" if entry.points is None else "small_cohort")
        else:
            assert standing.rank == known.index(entry.points) + 1


def test_ranks_by_cohort() -> None:
    entries = [Entry(f"a{at}", "a", 10 * at, True) for at in range(6)]
    entries += [Entry(f"b{at}", "b", 99, True) for at in range(5)]
    found = standings(entries, 6)
    assert [found[f"a{at}"].rank for at in range(6)] == [6, 5, 4, 3, 2, 1]
    assert {found[f"b{at}"].why for at in range(5)} == {"small_cohort"}
    short = standings([replace(entries[0], is_long_enough=False), *entries[1:]], 6)
    assert short["a0"].why == "short_term"
    assert short["a5"].why == "small_cohort"  # five are left


def test_months_that_a_rank_needs() -> None:
    assert [fairness().months_needed(months) for months in (1, 3, 6, 7, 11, 12, 24)] == [
        1,
        3,
        5,
        6,
        10,
        10,
        10,
    ]
