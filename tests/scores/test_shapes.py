"""Every shape of scheme, by hand: what so many records come to, in hundredths of a point."""

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from dashboard.scores.amount import hundredths, part_of, shared
from dashboard.scores.record import Record, Subject
from dashboard.scores.score import Score, score
from dashboard.scores.shelf import rule_for, rules
from tests.scores.schemes import FULL, GRADES, counted, given, records, rule

RUZHOU, CHUNFU, YINCHUAN = (
    next(rule for rule in rules() if rule.id == name) for name in ("ruzhou", "chunfu", "yinchuan")
)


def verified(*kinds: str, **fields: object) -> list[Record]:
    return records(*kinds, is_verified=True, is_attended=True, **fields)


@pytest.mark.parametrize(
    ("kinds", "points"),
    [
        ("inspection", 600),
        ("inspection inspection", 700),  # two under 6/1/10 are 7, never 10
        ("inspection study law_enforcement_check", 800),  # pooled under one cap
        ("inspection " * 5, 1000),
        ("inspection " * 9, 1000),
        ("session session", 1500),
        ("meeting meeting meeting meeting", 500),
        ("topical_study topical_study", 500),
        ("reception " * 6, 1200),
        ("dispute dispute", 600),
        ("report_to_voters written_report", 500),
        ("report_to_voters report_to_voters", 250),
        ("other other", 500),
        ("inspection dispute training", 600 + 500 + 300),
    ],
)
def test_ruzhou(kinds: str, points: int) -> None:
    assert score(RUZHOU, FULL, verified(*kinds.split())).points == points


@pytest.mark.parametrize(
    ("lead", "seconded", "points"),
    [(1, 0, 600), (2, 0, 800), (0, 3, 300), (0, 9, 400), (1, 9, 1000), (3, 2, 1000)],
)
def test_a_cap_within_the_cap(lead: int, seconded: int, points: int) -> None:
    led = verified(*["suggestion"] * lead, role="lead")
    others = [
        replace(one, key=f"s{one.key}", role="seconder") for one in verified(*["suggestion"] * seconded)
    ]
    assert score(RUZHOU, FULL, [*led, *others]).points == points


def test_ruzhou_s_items_make_a_hundred_without_the_last() -> None:
    assert sum(item.cap or 0 for item in RUZHOU.item if item.id != "other") == 10000


def test_only_verified_and_attended() -> None:
    seen = verified("inspection")[0]
    absent, unsaid = replace(seen, key="b", is_attended=False), replace(seen, key="c", is_verified=None)
    invited = replace(seen, key="d", is_attended=None, is_invited=True)
    found = score(RUZHOU, FULL, [absent, unsaid, invited])
    assert found.points == 0
    assert reasons(found) == ["not_attended", "not_verified", "attendance_unknown"]


def reasons(found: Score) -> list[str]:
    return [line.reason for line in found.lines]


@pytest.mark.parametrize(
    ("suggestions", "speeches", "points"),
    [(3, 1, 3000), (5, 1, 4000), (2, 1, 2500), (0, 1, 1500), (3, 3, 4000), (3, 0, 2000)],
)
def test_chunfu_a_group(suggestions: int, speeches: int, points: int) -> None:
    asked = [Record(f"m{at}", "meeting", at, 202101, is_invited=True, is_attended=True) for at in range(3)]
    made = [Record(f"s{at}", "suggestion", at, 202101) for at in range(suggestions)]
    said = [Record(f"v{at}", "speech", at, 202101) for at in range(speeches)]
    assert score(CHUNFU, Subject("g", None, 12, 12), [*asked, *made, *said]).points == points
    missed = replace(asked[0], is_attended=False)
    assert score(CHUNFU, FULL, [missed, *asked[1:], *made, *said]).points == points - 1000


def test_what_several_of_a_group_did_together_is_one() -> None:
    made = [Record(f"s{at}", "suggestion", at, 202101, event="S1") for at in range(3)]
    found = score(CHUNFU, FULL, [*made, Record("v", "speech", 1, 202101)])
    assert found.of_item("suggestion") == 1000 - 2 * 500


@pytest.mark.parametrize(
    ("points", "grade"),
    [(10000, "excellent"), (8000, "excellent"), (7950, "competent"), (6000, "competent"), (5999, "poor")],
)
def test_grades_leave_no_gap(points: int, grade: str) -> None:
    found = score(YINCHUAN, FULL, [], [given("office", points, "appraisal")])
    assert found.grade is not None
    assert found.grade.code == grade
    assert found.is_near == (points in (8000, 7950, 6000, 5999))


def test_the_last_verified_assessor_decides() -> None:
    first, last = given("self", 9500, "appraisal"), given("office", 7000, "appraisal")
    assert score(YINCHUAN, FULL, [], [last, first]).points == 7000
    unchecked = given("office", 7000, "appraisal", is_verified=False)
    assert score(YINCHUAN, FULL, [], [first, unchecked]).points == 9500
    awaited = score(YINCHUAN, FULL, [], [unchecked])
    assert (awaited.points, awaited.grade, awaited.awaited) == (None, None, ("appraisal",))


def test_weighted_assessors_add_up_exactly() -> None:
    scheme = rule('shape = "assessed"\nassessors = ["self", "group", "office"]\nweights = [20, 30, 50]')
    found = score(scheme, FULL, [], [given("self", 933), given("group", 871), given("office", 999)])
    assert found.points == 947  # 186.6 + 261.3 + 499.5 = 947.4
    assert score(scheme, FULL, [], [given("self", 933), given("group", 871)]).points is None
    thirds = rule('shape = "assessed"\nassessors = ["self", "office"]\nweights = [33, 67]')
    assert score(thirds, FULL, [], [given("self", 53), given("office", 0)]).points == 17  # 17.49


BANDS = """shape = "banded"
kinds = ["meeting"]
assessors = ["office"]
bands = [
    { at_least = 90, low = 8, high = 10 },
    { at_least = 60, low = 5, high = "7.5" },
    { at_least = 0, low = 0, high = 4 },
]"""


@pytest.mark.parametrize(
    ("attended", "missed", "pick", "points"),
    [
        (9, 1, 900, 900),
        (8, 1, 900, None),
        (8, 1, 750, 750),
        (8, 1, 751, None),
        (98, 11, 900, None),  # 89.9 %
        (1, 9, 400, 400),
        (0, 0, 1000, 1000),
    ],
)
def test_a_band_of_a_rate(attended: int, missed: int, pick: int, points: int | None) -> None:
    """8 of 9 is 88.9 %: below 90, never rounded up to it."""
    held = records(*["meeting"] * (attended + missed), is_invited=True)
    held = [replace(one, is_attended=at < attended) for at, one in enumerate(held)]
    assert score(rule(BANDS), FULL, held, [given("office", pick)]).points == points


def test_distinct_months() -> None:
    scheme = rule(counted("visit", 1, 1, 12, per="'month'"))
    made = [Record(f"v{at}", "visit", at, 202101 + at // 3) for at in range(9)]
    found = score(scheme, FULL, made)
    assert found.points == 300
    assert reasons(found).count("same_unit") == 6


def test_measures_are_counted_by_whole_steps() -> None:
    scheme = rule(counted("visit", '"0.5"', '"0.5"', 3, measure="'households'", each=5))
    made = [Record(f"v{at}", "visit", at, 202101, households=3) for at in range(7)]
    assert score(scheme, FULL, made).points == 200  # 21 households
    assert score(scheme, FULL, [replace(made[0], households=None)]).points == 0


def test_outcomes_weigh() -> None:
    scheme = rule(counted("suggestion", 1, 1, 20, by_outcome='{ A = 5, B = "2.5" }'))
    made = [
        Record(f"s{at}", "suggestion", at, 202101, outcome=one) for at, one in enumerate(["A", "B", None])
    ]
    assert score(scheme, FULL, made).points == 850


def test_a_base_and_uncapped_additions_go_above_a_hundred() -> None:
    addition = 'shape = "counted"\nterms = [{ kinds = ["visit"], first = "2.5", further = "2.5" }]'
    scheme = rule('shape = "base"\npoints = 60', addition)
    assert score(scheme, FULL, records(*["visit"] * 17)).points == 10250
    inside = rule('shape = "base"\npoints = 60', addition, head="ceiling = 100")
    assert score(inside, FULL, records(*["visit"] * 17)).points == 10000
    outside = rule('shape = "base"\npoints = 60', addition + "\nis_extra = true", head="ceiling = 100")
    assert score(outside, FULL, records(*["visit"] * 17)).points == 10250


def test_negative_items_stop_at_their_floor() -> None:
    scheme = rule('shape = "base"\npoints = 10', counted("breach", -2, -3, 0) + "\nfloor = -6")
    assert [score(scheme, FULL, records(*["breach"] * n)).points for n in range(4)] == [1000, 800, 500, 400]


DEDUCTED = """shape = "deducted"
kinds = ["session"]
points = 10
per_half_day = "0.5"
per_absence = 4
floor = 0"""


def test_deductions_per_half_day() -> None:
    held = records("session", "session", "session", is_invited=True, is_attended=True)
    assert score(rule(DEDUCTED), FULL, held).points == 1000
    held[0] = replace(held[0], half_days=3, is_attended=False)
    held[1] = replace(held[1], is_attended=False)
    assert score(rule(DEDUCTED), FULL, held).points == 1000 - 150 - 400
    uninvited = replace(held[1], is_invited=False)
    assert score(rule(DEDUCTED), FULL, [uninvited]).points == 1000
    many = [replace(held[1], key=f"m{at}") for at in range(5)]
    assert score(rule(DEDUCTED), FULL, many).points == 0


ALL = 'shape = "all_or_nothing"\nkinds = ["session"]\npoints = 10'


def test_all_or_nothing() -> None:
    held = records("session", "session", "session", is_invited=True, is_attended=True)
    found = score(rule(ALL), FULL, held)
    assert [line.points for line in found.lines] == [334, 333, 333]
    assert score(rule(ALL), FULL, [*held[:2], replace(held[2], is_attended=False)]).points == 0
    assert score(rule(ALL), FULL, [replace(held[2], is_attended=False, is_invited=False)]).points == 1000
    assert score(rule(ALL), FULL, [replace(held[2], is_attended=None)]).points is None


def test_pools_are_trimmed_from_the_later_records() -> None:
    pool = '[[pool]]\nid = "p"\nzh = "合"\nen = "p"\nitems = ["a", "b"]\ncap = 7\n'
    scheme = rule(counted("visit", 5, 5, 10), counted("study", 4, 4, 8), tail=pool)
    found = score(scheme, FULL, records("visit", "study", "visit"))
    assert [(line.item, line.points) for line in found.lines] == [("a", 500), ("b", 200), ("a", 0)]


def test_an_item_for_a_tier_only() -> None:
    scheme = rule(counted("visit", 5, 5, 10) + '\ntiers = ["town"]', counted("visit", 1, 1, 10))
    assert score(scheme, FULL, records("visit")).points == 100
    assert score(scheme, Subject("d", "town", 12, 12), records("visit")).points == 600


def test_a_partial_term_has_part_of_bases_caps_targets_and_cut_points() -> None:
    half = Subject("d", "county", 6, 12)
    scheme = rule('shape = "base"\npoints = 60', counted("visit", 5, 5, 30), tail=GRADES)
    found = score(scheme, half, records(*["visit"] * 4))
    assert found.points == 3000 + 1500
    assert found.grade is not None
    assert found.grade.code == "excellent"  # 45 of 50 where others have 90 of 100
    target = rule('shape = "target"\nkinds = ["visit"]\ntarget = 4\npoints = 10\nplus = 1\nminus = 2')
    assert [score(target, half, records(*["visit"] * n)).points for n in (1, 2, 3)] == [800, 1000, 1100]


def test_an_accepted_correction_takes_the_points() -> None:
    found = score(RUZHOU, FULL, [replace(one, is_void=True) for one in verified("dispute")])
    assert (found.points, reasons(found)) == (0, ["corrected"])


@pytest.mark.parametrize(
    "broken",
    [
        'shape = "base"\npoints = 2.5',
        'shape = "base"\npoints = "2.505"',
        'shape = "base"\npoints = "many"',
        'shape = "guess"',
        BANDS.replace("at_least = 0,", "at_least = 10,"),
        'shape = "assessed"\nassessors = ["self"]\nweights = [50]',
    ],
)
def test_a_rule_that_breaks_the_form_is_refused(broken: str) -> None:
    with pytest.raises(ValidationError):
        rule(broken)


def test_grades_with_a_gap_are_refused() -> None:
    with pytest.raises(ValidationError):
        rule('shape = "base"\npoints = 1', tail=GRADES + "at_least = 10")


def test_the_shelf_knows_where_and_when() -> None:
    assert rule_for(rules(), "410482101000", "county", date(2021, 6, 1)) is RUZHOU
    assert rule_for(rules(), "410482101000", "county", date(2018, 6, 1)) is None
    assert rule_for(rules(), "990000000000", "county", date(2021, 6, 1)) is None
    older = RUZHOU.model_copy(update={"id": "older", "valid_to": date(2020, 12, 31)})
    newer = RUZHOU.model_copy(update={"id": "newer", "valid_from": date(2021, 1, 1)})
    chosen = [rule_for((older, newer), "410482", None, date(year, 6, 1)) for year in (2020, 2021)]
    assert chosen == [older, newer]


def test_amounts() -> None:
    assert [hundredths(value) for value in (6, "2.5", "-0.05")] == [600, 250, -5]
    assert [part_of(1000, 7, 12), part_of(-1000, 7, 12), part_of(5, 1, 2)] == [583, -583, 3]
    assert shared(1000, 3) == [334, 333, 333]
    assert sum(shared(-1000, 7)) == -1000
