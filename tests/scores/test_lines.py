"""Every line a shape writes: its points, why, and the record or assessment it stands on."""

from dataclasses import replace

import pytest

from dashboard.scores.record import Assessment, Record
from dashboard.scores.score import score
from tests.scores.schemes import FULL, given, records, rule

Told = tuple[int, str, str | None]

BANDED = """shape = "banded"
kinds = ["meeting"]
assessors = ["group", "office"]
bands = [{ at_least = 90, low = 8, high = 10 }, { at_least = 0, low = 1, high = 4 }]"""
ASSESSED = 'shape = "assessed"\nassessors = ["self", "group", "office"]'
WEIGHTED = f"{ASSESSED}\nweights = [20, 30, 50]"
DEDUCTED = """shape = "deducted"
kinds = ["meeting"]
points = 10
per_half_day = "0.5"
per_absence = 4"""
SUMMED = """shape = "counted"
terms = [{ kinds = ["meeting"], first = 2, further = 1, measure = "people", each = 10 }]"""


def told(text: str, held: list[Record], assessments: tuple[Assessment, ...] = ()) -> list[Told]:
    """The lines, each by its record."""
    found = score(rule(text), FULL, held, assessments)
    assert {line.item for line in found.lines} <= {"a"}
    lines = ((line.points, line.reason, line.source.key if line.source else None) for line in found.lines)
    return in_order(*lines)


def in_order(*lines: Told) -> list[Told]:
    return sorted(lines, key=lambda line: (line[2] or "", line[1]))


def meetings() -> list[Record]:
    """One attended, one missed, one not invited to, one nobody wrote of, one taken back."""
    came, missed, strange, unsaid, void = records(*["meeting"] * 5, is_invited=True, is_attended=True)
    return [
        came,
        replace(missed, is_attended=False),
        replace(strange, is_invited=False, is_attended=False),
        replace(unsaid, is_attended=None),
        replace(void, is_void=True),
    ]


LEFT_OUT = [(0, "not_invited", "r2"), (0, "attendance_unknown", "r3"), (0, "corrected", "r4")]
SHOWN = [*LEFT_OUT, (0, "kept", "r0"), (0, "absent", "r1")]


@pytest.mark.parametrize(
    ("assessments", "last"),
    [
        ((), [(0, "awaited", None)]),
        ((given("office", 300, is_verified=None),), [(0, "not_verified", "office300"), (0, "awaited", None)]),
        ((given("office", 400),), [(400, "given", "office400")]),
        ((given("office", 100),), [(100, "given", "office100")]),
        ((given("office", 401),), [(0, "out_of_range", "office401")]),
        ((given("office", 99),), [(0, "out_of_range", "office99")]),
        ((given("self", 300),), [(0, "awaited", None)]),  # no assessor of this item
        ((given("office", 300, item="b"),), [(0, "awaited", None)]),
        (
            (given("office", 250, key="k2"), given("office", 200, key="k1"), given("group", 300)),
            [(0, "superseded", "k1"), (0, "superseded", "group300"), (250, "given", "k2")],
        ),
    ],
)
def test_an_assessor_s_pick_within_a_band(assessments: tuple[Assessment, ...], last: list[Told]) -> None:
    assert told(BANDED, meetings(), assessments) == in_order(*SHOWN, *last)


def test_a_pick_that_is_refused_or_awaited_leaves_the_item_unknown() -> None:
    for assessments in ((), (given("office", 401),)):
        found = score(rule(BANDED), FULL, meetings(), assessments)
        assert (found.points, found.awaited, found.earned) == (None, ("a",), 0)


@pytest.mark.parametrize(
    ("text", "assessments", "lines"),
    [
        (ASSESSED, (), [(0, "awaited", None)]),
        (ASSESSED + "\nis_required = false", (), []),
        (ASSESSED, (given("self", 500),), [(500, "given", "self500")]),
        (
            ASSESSED,
            (given("office", 700), given("self", 500), given("group", 600, is_verified=False)),
            [(0, "not_verified", "group600"), (0, "superseded", "self500"), (700, "given", "office700")],
        ),
        (
            WEIGHTED,
            (given("self", 933), given("group", 871), given("office", 999)),
            # 186.6, then 447.9 in all, then 947.4: each rounded, the parts are what is new of it
            [(187, "given", "self933"), (261, "given", "group871"), (499, "given", "office999")],
        ),
        (
            WEIGHTED,
            (given("self", 933), given("office", 999), given("office", 1, is_verified=False)),
            [
                (0, "not_verified", "office1"),
                (0, "superseded", "self933"),
                (0, "superseded", "office999"),
                (0, "awaited", None),
            ],
        ),
        (
            WEIGHTED + "\nis_required = false",
            (given("self", 933), given("group", 1, is_verified=False)),
            [(0, "not_verified", "group1"), (0, "superseded", "self933")],
        ),
    ],
)
def test_assessors_after_each_other(
    text: str, assessments: tuple[Assessment, ...], lines: list[Told]
) -> None:
    assert told(text, [], assessments) == in_order(*lines)


def test_an_assessment_nobody_needs_leaves_the_score_known() -> None:
    found = score(rule(WEIGHTED + "\nis_required = false"), FULL, [], [given("self", 933)])
    assert (found.points, found.awaited) == (0, ())


def test_leave_by_the_half_day_and_absence_by_the_occasion() -> None:
    came, missed, *others = meetings()
    left = replace(came, key="s", half_days=3)
    away = replace(missed, key="t", half_days=1)
    assert told(DEDUCTED, [came, missed, left, away, *others]) == in_order(
        (1000, "base", None),
        *LEFT_OUT,
        (0, "kept", "r0"),
        (-150, "leave", "s"),
        (-400, "absent", "r1"),
        (-50, "leave", "t"),
    )


def test_a_measure_counts_when_a_step_is_reached() -> None:
    held = [
        replace(one, people=people)
        for one, people in zip(records(*["meeting"] * 6), (4, 6, None, 35, 4, 1), strict=True)
    ]
    assert told(SUMMED, held) == [
        (0, "earned", "r0"),
        (200, "earned", "r1"),  # 10 people: the first step
        (0, "earned", "r2"),
        (300, "earned", "r3"),  # 45: three further steps
        (0, "earned", "r4"),
        (100, "earned", "r5"),  # 50
    ]
