"""Funnel and series cards: what their titles, charts and tables say is what was tested, and no more."""

import pytest

from dashboard.cards import funnels, series
from dashboard.cards import variation_titles as words
from dashboard.cards.card import Ask
from dashboard.charts import Control
from dashboard.policy import display_policy
from dashboard.scope import period, scope_of
from dashboard.statistics_xmr import xmr

BANDS = (50, 200)
MONTHS = [f"2021年{month}月" for month in range(1, 13)]


def test_places_of_few_cases_are_said_to_be_that(ask):
    story = funnels.resolution(ask)
    assert story.chart is None
    assert {row[-1] for row in story.table.rows} == {"样本少"}
    assert story.title == "样本少，各地办结率不作比较"


def test_the_league_table_holds_counts_share_and_interval_of_the_figure(ask):
    measured = {row.label: row.values for row in ask("issues.resolution_rate", "region").rows}
    rows = funnels.resolution(ask).table.rows
    assert rows
    for name, band, numerator, denominator, value, low, high, _verdict in rows:
        values = measured[name]
        assert (numerator, denominator) == (values["numerator"], values["denominator"])
        assert (value, low, high) == (values["value"], values["low"], values["high"])
        assert band == words.band(display_policy().volume_bands, denominator)


@pytest.mark.parametrize(
    ("cases", "band"),
    [(0, "不足50件"), (49, "不足50件"), (50, "50–199件"), (199, "50–199件"), (200, "200件及以上")],
)
def test_volume_bands(cases, band):
    assert words.band(BANDS, cases) == band


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ([5] * 12, "量各月属正常波动"),
        ([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 30], "2021年12月量明显偏高"),
        ([1, 3, 1, 3, 1, 6, 8, 6, 8, 6, 8, 6], "量连续7个月高于平均"),
        ([9, 9, 9, 9, 9, 9, 9, 1, 9, 1, 1, 1], "到2021年7月量连续7个月高于平均"),
        ([9, 1, 9, 1, 9, 2, 3, 4, 5, 6, 7, 8], "量连续7个月上升"),
        ([5] * 11, "量不足12个月，不判断波动"),
    ],
)
def test_titles_of_series(values, title):
    assert words.series("量", xmr(values, 12), MONTHS[: len(values)], 12) == title


def test_a_series_shows_the_figure_of_each_month_and_what_it_is_worth(warehouse):
    ask = Ask(warehouse, scope_of(warehouse, "610902", *period("2021")), None)
    story = series.collected(ask)
    measured = ask("issues.collected", "month", scope=ask.recorded("issue", display_policy().recorded_months))
    known = [row.values["value"] for row in measured.rows]
    first = next(index for index, value in enumerate(known) if value)
    assert [row[1] for row in reversed(story.table.rows)] in ([], known[first:])
    if isinstance(story.chart, Control):
        assert list(story.chart.values) == known[first:]


def test_too_short_a_series_has_neither_chart_nor_table(ask):
    story = series.on_time(ask)
    assert (story.chart, story.table.rows) == (None, ())
    assert "不判断波动" in story.title
