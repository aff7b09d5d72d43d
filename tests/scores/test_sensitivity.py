"""How far ranks hang on an item: by hand, and against scoring everybody anew under a changed rule."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as some

from dashboard.scores.board import Scored
from dashboard.scores.office import Deputy, Span
from dashboard.scores.record import Record, Subject
from dashboard.scores.rule import Rule
from dashboard.scores.score import score
from dashboard.scores.sensitivity import sensitivity
from dashboard.scores.standing import Entry, standings
from tests.scores.schemes import counted, rule

SCHEME = rule(counted("visit", 4, 4, 10), counted("study", 3, 3, 9), counted("report", 5, 0, 5))
SPAN = Span(date(2021, 1, 1), date(2021, 12, 31))
Done = dict[str, list[str]]


def boarded(scheme: Rule, done: Done) -> list[Scored]:
    """Six and more deputies of one cohort, by what each did."""
    scores = {
        key: score(scheme, Subject(key, "town", 12, 12), told(key, kinds)) for key, kinds in done.items()
    }
    ranks = standings([Entry(key, "c", one.points, True) for key, one in scores.items()], 6)
    return [Scored(deputy(key), SPAN, one, True, ranks[key]) for key, one in scores.items()]


def told(key: str, kinds: list[str]) -> list[Record]:
    return [Record(f"{key}{at}", kind, at, 202101) for at, kind in enumerate(kinds)]


def deputy(key: str) -> Deputy:
    return Deputy(key, key, "town", None, "1", "1", None, None, None, None, None, None, None, None, None)


DONE = {
    "a": ["visit"] * 3,  # 10
    "b": ["study"] * 3,  # 9
    "c": ["visit"] * 2,  # 8
    "d": ["report"],  # 5
    "e": ["study"],  # 3
    "f": [],
}


def test_by_hand() -> None:
    """With visits capped at 8, a shares the second rank and b leads; reports at 4 change nobody's rank."""
    found = {one.item.id: one for one in sensitivity(boarded(SCHEME, DONE), set(DONE), 20, 6)}
    assert (found["a"].furthest, found["a"].moved, found["a"].ranked) == (1, 3, 6)
    assert (found["c"].furthest, found["c"].moved) == (0, 0)
    assert sensitivity(boarded(SCHEME, DONE), {"f"}, 20, 6)[0].furthest == 0


@given(
    some.lists(
        some.lists(some.sampled_from(["visit", "study", "report"]), max_size=6), min_size=6, max_size=10
    )
)
@settings(max_examples=60)
def test_against_scoring_anew(did: list[list[str]]) -> None:
    done = {f"d{at}": kinds for at, kinds in enumerate(did)}
    before = boarded(SCHEME, done)
    found = {one.item.id: one for one in sensitivity(before, set(done), 20, 6)}
    for at, item in enumerate(SCHEME.item):
        furthest = 0
        for percent in (80, 120):
            other = item.model_copy(update={"cap": (item.cap or 0) * percent // 100})
            items = (*SCHEME.item[:at], other, *SCHEME.item[at + 1 :])
            after = boarded(SCHEME.model_copy(update={"item": items}), done)
            steps = [
                abs((one.standing.rank or 0) - (was.standing.rank or 0))
                for one, was in zip(after, before, strict=True)
            ]
            furthest = max(furthest, *steps)
        assert found[item.id].furthest == furthest
