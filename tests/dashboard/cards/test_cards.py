"""Every card on the small warehouse: it builds everywhere, and shows measure's own numbers."""

import pytest

from dashboard.cards.card import Ask
from dashboard.cards.flow import LEVEL_FLOW
from dashboard.charts import Bars, Control, Figure, Flow, Funnel, Heat, Lines, Pareto, Steps
from dashboard.measure import measure
from dashboard.metrics import METRICS
from dashboard.pages import ISSUES, OVERVIEW, PAGES, STATIONS, SUGGESTIONS
from dashboard.scope import period, scope_of
from dashboard.translation import speaking
from tests.dashboard.warehouse_fixture import A1, TOWN_A, TOWN_B

CARDS = [*OVERVIEW.figures, *OVERVIEW.cards, *ISSUES.cards, *STATIONS.cards, *SUGGESTIONS.cards]
BY_ID = {card.id: card for card in CARDS}


@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize("region", ["610902", TOWN_A, A1])
@pytest.mark.parametrize("quarter", ["2021Q4", "2019Q1"])
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_every_card_builds_everywhere(warehouse, card, quarter, region, tongue):
    scope = scope_of(warehouse, region, *period(quarter))
    with speaking(tongue):
        story = card.build(Ask(warehouse, scope, scope.previous()))
    assert story.title
    assert set(story.metrics) <= set(METRICS)
    assert len(story.table.columns) == len(story.table.units)
    assert all(len(row) == len(story.table.columns) for row in story.table.rows)
    assert not story.table.targets or len(story.table.targets) == len(story.table.rows)
    _consistent(story.chart)


def _consistent(chart):
    match chart:
        case Bars() | Lines():
            assert all(len(series.values) == len(chart.categories) for series in chart.series)
            assert not chart.targets or len(chart.targets) == len(chart.categories)
        case Steps():
            assert [len(days) for days in chart.days] == [len(series.values) for series in chart.series]
        case Pareto():
            assert len(chart.categories) == len(chart.counts) == len(chart.cumulative)
            assert not chart.cumulative or chart.cumulative[-1] == 1
        case Funnel():
            assert all(len(limits.low) == len(limits.high) == len(chart.cases) for limits in chart.limits)
            assert all(chart.span[0] <= dot.share <= chart.span[1] for g in chart.groups for dot in g.dots)
        case Control():
            assert len(chart.categories) == len(chart.values) == len(chart.roles)
            assert {role for role, _name in chart.legend} == set(chart.roles)
        case Heat():
            assert all(len(row) == len(chart.columns) for row in chart.values)
            assert len(chart.rows) == len(chart.values) == len(chart.targets)
        case Flow():
            for level in chart.levels:
                assert sum(count for _name, count in level.entered) == sum(
                    count for _name, count in level.left
                )
        case Figure() | None:
            pass


def test_ids_and_paths_are_unique():
    assert len(BY_ID) == len(CARDS)
    assert len({page.path for page in PAGES}) == len({page.id for page in PAGES}) == len(PAGES)


def test_a_page_measures_a_figure_once(warehouse, quarter, ask):
    for card in ISSUES.cards:
        card.build(ask)
    before = dict(ask.answers)
    for card in ISSUES.cards:
        card.build(ask)
    assert ask.answers == before


@pytest.mark.parametrize(
    ("card", "metric", "by", "fields"),
    [
        ("resolution_by_level", "issues.resolution_rate", "level", ("numerator", "denominator", "value")),
        ("reopened", "issues.reopened_rate", "category", ("numerator", "denominator", "value")),
        ("places", "issues.resolution_rate", "region", ("numerator", "denominator", "value")),
        ("categories", "issues.collected", "category", ("value",)),
        ("by_setting", "receptions.table", "setting", ("sessions", "person_times")),
        ("by_mode", "receptions.table", "mode", ("sessions", "person_times")),
        ("coverage", "stations.coverage", "region", ("numerator", "denominator", "value")),
        ("silent_places", "stations.silent", "region", ("numerator", "denominator", "value")),
    ],
)
def test_a_card_s_table_holds_measure_s_numbers(warehouse, quarter, ask, card, metric, by, fields):
    expected = {
        row.label: tuple(row.values[name] for name in fields)
        for row in measure(warehouse, metric, quarter, (by,)).rows
    }
    rows = [row for row in BY_ID[card].build(ask).table.rows if row[0] != "合计"]
    assert rows
    for label, *numbers in rows:
        assert tuple(numbers[: len(fields)]) == expected[label.removesuffix("（样本少）")]


def test_the_flow_balances_and_names_the_leaks(ask):
    story = LEVEL_FLOW.build(ask)
    assert story.title == "账不平：1条上报未到、1条来源不明、1条重复接收"
    assert story.count == 13
    village, town = story.chart.levels[:2]
    assert (village.code, town.code) == ("village", "town")
    assert village.passed_up == sum(count for name, count in village.left if name == "上报")


def test_what_is_late_stands_at_a_desk(ask):
    story = BY_ID["late"].build(ask)
    overdue = sum(row[2] for row in story.table.rows)
    total = ask.total("issues.on_time_rate").values["open_overdue"]
    assert overdue == total
    assert story.title.startswith(f"{overdue}条在办已超时")
    assert all(target for target in story.table.targets)


def test_small_places_come_last_and_are_marked(ask):
    chart = BY_ID["places"].build(ask).chart
    assert all(chart.small)
    assert all(note.endswith("样本少") for note in chart.notes)


def test_places_lead_one_level_down(ask):
    targets = [target for target in BY_ID["places"].build(ask).chart.targets if target]
    assert targets
    assert any(f"region={TOWN_B[:9]}" in target for target in targets)


def test_the_calendar_adds_up(ask):
    story = BY_ID["calendar"].build(ask)
    total = sum(sum(value or 0 for value in line) for line in story.chart.values)
    sessions = ask("receptions.sessions", scope=ask.looking_back).rows[0].values["value"]
    assert story.count == total == sessions


def test_changes_say_what_is_unknown(ask):
    story = BY_ID["changes"].build(ask)
    assert 1 <= len(story.sentences) <= 5
    assert story.sentences[0].text.startswith("账不平")
    assert any("无记录" in sentence.text for sentence in story.sentences)


def test_figures_carry_their_counts(ask):
    figure = BY_ID["resolution_rate"].build(ask).chart
    total = ask.total("issues.resolution_rate").values
    assert (figure.value, figure.numerator, figure.denominator) == (
        total["value"],
        total["numerator"],
        total["denominator"],
    )
    assert len(figure.spark) == 12
