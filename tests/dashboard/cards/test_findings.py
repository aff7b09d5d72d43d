"""What changed: nothing is said of constant or noisy months, planted changes are named, each to its rows."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cards import facts
from dashboard.cards.card import Ask
from dashboard.cards.changes import CHANGES, sentence
from dashboard.cards.facts import Change
from dashboard.commands.findings import finding_json
from dashboard.errors import BadPolicy
from dashboard.finding_policy import finding_policy, read_finding_policy
from dashboard.findings import KINDS, Finding, chosen, findings, is_crossed, watched
from dashboard.measure import measure
from dashboard.metrics import METRICS
from dashboard.policy import FOLDER
from dashboard.rows import rows_behind
from dashboard.scope import from_query, period, scope_of
from dashboard.statistics import quantile_of
from dashboard.warehouse import Warehouse
from tests.dashboard.fixture_rows import REOPENED, done
from tests.dashboard.warehouse_fixture import A1, TOWN_A, Issue, Stay, write_warehouse

Z = quantile_of(finding_policy().chance.one_in)
LEAST, MONTHS = 10, 6


def share(numerator: int, denominator: int) -> dict[str, float | int | None]:
    return {"numerator": numerator, "denominator": denominator, "value": None}


def poisson(draw: Random, mean: float) -> int:
    """A Poisson count, by the gaps between its events."""
    count, time = 0, draw.expovariate(1)
    while time < mean:
        count, time = count + 1, time + draw.expovariate(1)
    return count


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_stays_the_same_is_never_a_change(numerator, more):
    same = share(numerator, numerator + more)
    assert not facts.shares(same, same, LEAST, Z).is_real
    assert not facts.counts(numerator, numerator, [numerator] * 12, MONTHS, Z).is_real


@pytest.mark.parametrize("mean", [0.5, 4, 60])
def test_noise_alone_is_hardly_ever_told_as_a_change(mean):
    """Of counts that only chance moves at most one comparison in fifty is told; the policy says in 500."""
    draw, told, tries = Random(7), 0, 400
    for _try in range(tries):
        months = [poisson(draw, mean) for _month in range(12)]
        told += facts.counts(sum(months[9:]), sum(months[6:9]), months, MONTHS, Z).is_real
    assert told <= tries / 50


def test_noise_alone_moves_no_share():
    draw, told, tries = Random(11), 0, 400
    for _try in range(tries):
        now, before = (sum(draw.random() < 0.85 for _case in range(120)) for _period in range(2))
        told += facts.shares(share(now, 120), share(before, 120), LEAST, Z).is_real
    assert told <= tries / 50


@given(st.integers(30, 2000), st.integers(2, 5))
def test_a_planted_change_is_named(before, times):
    months = [before // 3] * 12
    assert facts.counts(before * times, before, months, MONTHS, Z).verdict == "up"
    assert facts.counts(before, before * times, months, MONTHS, Z).verdict == "down"


@given(st.integers(60, 5000))
def test_a_planted_fall_of_a_share_is_named(cases):
    assert facts.shares(share(cases // 2, cases), share(cases * 9 // 10, cases), LEAST, Z).verdict == "down"


@pytest.mark.parametrize(
    ("before", "now", "good", "crossed"),
    [
        (0.92, 0.88, "up", True),
        (0.92, 0.90, "up", False),  # on the line is in time
        (0.90, 0.89, "up", True),
        (0.88, 0.85, "up", False),
        (0.88, 0.93, "up", True),
        (0.90, 0.91, "down", True),
        (0.80, 0.90, "down", False),
        (None, 0.5, "up", False),
    ],
)
def test_a_line_is_crossed_only_from_one_side_to_the_other(before, now, good, crossed):
    assert is_crossed(Change(now, before, "up"), 0.9, good) is crossed


def test_the_policy_names_figures_and_counts_that_exist():
    policy = finding_policy()
    for late in policy.late:
        counts = {count.name for part in METRICS[late.metric].parts for count in part.counts}
        assert {late.newly, late.standing or late.newly} <= counts
    for first in policy.first:
        counts = {count.name for part in METRICS[first.metric].parts for count in part.counts}
        assert {first.field, first.of} <= counts
        assert "month" in METRICS[first.metric].dimensions
    assert all(METRICS[metric].good != "neither" for metric in policy.lines)


def test_a_policy_that_breaks_its_form_is_refused(tmp_path):
    path = tmp_path / "findings.toml"
    text = (FOLDER / "findings.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("most = 5", "most = 50"), encoding="utf-8")
    with pytest.raises(BadPolicy, match=r"findings\.toml"):
        read_finding_policy(path)


def found_in(ask: Ask) -> tuple[Finding, ...]:
    compared = ask.comparison or ask.scope.previous()
    return findings(ask, compared, watched(ask, compared))


@pytest.mark.parametrize("region", ["610902", TOWN_A])
@pytest.mark.parametrize("quarter", ["2021Q4", "2021Q3"])
def test_every_finding_leads_to_as_many_rows_as_it_counts(warehouse, region, quarter):
    scope = scope_of(warehouse, region, *period(quarter))
    for one in found_in(Ask(warehouse, scope, scope.previous())):
        query = dict(pair.split("=", 1) for pair in one.target.split("?")[1].split("&"))
        asked, note = from_query(query, warehouse)
        assert note is None
        listed = rows_behind(warehouse, query["metric"], asked, query.get("field"))
        total = measure(warehouse, query["metric"], asked).rows[0].values
        if one.kind == "late":
            assert listed.total == one.now == total[one.field or ""]
        elif one.kind == "recovered" and one.watched is None:
            assert listed.total == one.before
        assert sentence(one, "上期")
        assert finding_json(one, "上期")["kind"] in KINDS


def test_what_is_newly_late_is_told_and_counted(ask):
    late = {one.metric: one for one in found_in(ask) if one.kind == "late"}
    assert sentence(late["suggestions.due"], "上期") == "在办建议期初以来新超时1件，现共2件"
    assert late["issues.due"].now == measure_of(ask, "issues.due")["newly_overdue"]


def planted(month: int, number: int, is_last: bool) -> Issue:
    """An issue of a month (counted from 2020-01), resolved in its village; of late most aren't."""
    first = f"{2020 + month // 12}-{month % 12 + 1:02d}"
    stays = [Stay("village", "first_collected", f"{first}-05", "resolved", f"{first}-10")]
    states = [(f"{first}-10", done(f"{first}-10", "village", "solved"))]
    if is_last and number < 5:
        stays = [
            Stay("village", "first_collected", f"{first}-05", "resolved", f"{first}-10", undone=f"{first}-12")
        ]
        stays.append(Stay("village", "reopened_here", f"{first}-12"))
        states.append((f"{first}-12", REOPENED))
    return Issue(f"V{month}/{number}", A1, f"{first}-05", "village", stays, states)


@pytest.fixture(scope="module")
def worse(tmp_path_factory) -> Iterator[Warehouse]:
    """Eighteen months of six issues each, all resolved; in the last quarter five of six were reopened."""
    issues = [planted(month, number, month > 20) for month in range(6, 24) for number in range(6)]
    warehouse = Warehouse(write_warehouse(tmp_path_factory.mktemp("worse"), issues=issues))
    yield warehouse
    warehouse.close()


def told_of(warehouse: Warehouse, quarter: str) -> dict[str, Finding]:
    scope = scope_of(warehouse, A1, *period(quarter)).with_(as_of=period(quarter)[1])
    return {one.metric: one for one in found_in(Ask(warehouse, scope, scope.previous()))}


def test_what_was_planted_is_named(worse):
    told = told_of(worse, "2021Q4")
    crossed, first = told["issues.resolution_rate"], told["issues.reopened_rate"]
    assert (crossed.kind, crossed.before, crossed.tone) == ("crossed", 1.0, "watch")
    assert sentence(crossed, "上期") == "办结率16.7%(3/18)，比上期低83.3个百分点，跌破80.0%的线"
    assert (first.kind, first.now) == ("first", 15)
    assert sentence(first, "上期") == "首次出现办结后重办：15件(共18件)，此前15个月没有"


def test_months_that_are_all_the_same_tell_nothing_of_their_figures(worse):
    told = told_of(worse, "2021Q3")
    assert [metric for metric in told if metric.startswith(("issues.", "receptions."))] == []


def measure_of(ask: Ask, metric: str) -> dict[str, float | int | None]:
    return ask.total(metric).values


def test_a_time_before_everything_has_nothing_to_tell(warehouse):
    scope = scope_of(warehouse, "610902", *period("2010Q1"))
    scope = scope.with_(as_of=scope.end)
    story = CHANGES.build(Ask(warehouse, scope, scope.previous()))
    assert found_in(Ask(warehouse, scope, scope.previous())) == ()
    assert not any(one.target for one in story.sentences)


def test_what_is_late_leaves_room_for_the_rest(ask):
    late = [
        Finding("late", "issues.due", "overdue", "x", count, None, "watch", "/rows") for count in (9, 8, 7)
    ]
    told = chosen((*late, *[replace(late[0], kind="change")] * 4))
    assert [one.kind for one in told] == ["late"] * 2 + ["change"] * 3
