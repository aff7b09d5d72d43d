"""Chart descriptions as plotly figures: what is drawn is what was said, and words stay words."""

import pytest

from dashboard.charts import (
    Bars,
    Control,
    Dot,
    Dots,
    Funnel,
    Heat,
    Limits,
    Lines,
    Pareto,
    Series,
    Steps,
)
from dashboard.render.plotly import Drawable, figure, is_clickable
from dashboard.render.spark import spark
from dashboard.tokens import LIGHT, PALETTES, Theme

NASTY = "<b>=1+1</b><script>"

RATES = Series("办结率", (0.9, None), low=(0.8, None), high=(0.95, None))
CHARTS: dict[str, Drawable] = {
    "bars": Bars(
        (NASTY, "乙"), (RATES,), unit="share", horizontal=True, targets=("/a", None), notes=("9/10", "")
    ),
    "upright": Bars((NASTY, "乙"), (RATES,), unit="share", reference=0.85, reference_name=NASTY),
    "stacked": Bars((NASTY, "乙"), (Series("一", (1, 2)), Series(NASTY, (3, 100), "watch")), stacked=True),
    "lines": Lines((NASTY, "2月"), (Series(NASTY, (1, None)),), targets=("/a", "/b")),
    "steps": Steps(((0, 5), (0, 7)), (Series("村级", (0.0, 0.5)), Series(NASTY, (0.0, 0.4), "second"))),
    "pareto": Pareto((NASTY, "乙"), (3, 1), (0.75, 1.0), "件数", "累计"),
    "funnel": Funnel(
        (Dots(NASTY, (Dot(NASTY, 40, 0.5, "20/40", "/a"),), "watch", named=True),),
        (10, 50),
        (Limits("95%", (0.6, 0.7), (1.0, 0.95)), Limits("99.8%", (0.5, 0.6), (1.0, 0.98))),
        0.85,
        "全部",
        "件数",
        (0.4, 1.0),
    ),
    "control": Control(
        (NASTY, "2月"),
        NASTY,
        (1.0, 9.0),
        ("muted", "watch"),
        (("muted", "正常"), ("watch", "变差")),
        5,
        0,
        8,
        (0, 10),
    ),
    "heat": Heat((NASTY,), ("1月", "2月"), ((1, None),), "场次", targets=(("/a", None),)),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_words_of_ledgers_never_become_markup(chart: Drawable, theme: Theme):
    drawn = str(figure(chart, theme))
    assert "<script>" not in drawn
    assert "<b>=1+1" not in drawn
    assert "&lt;b&gt;" in drawn


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())
def test_every_figure_is_plain_transparent_and_sized(chart: Drawable):
    drawn = figure(chart, "light")
    assert drawn["layout"]["paper_bgcolor"] == "rgba(0,0,0,0)"
    assert drawn["layout"]["height"] >= 90
    assert "template" not in drawn["layout"]


def test_unknown_leaves_a_gap_and_an_interval_its_ends():
    trace = figure(CHARTS["bars"], "light")["data"][0]
    assert trace["x"] == [0.9, None]
    assert trace["error_x"]["array"] == pytest.approx([0.05, 0.0])
    assert trace["error_x"]["arrayminus"] == pytest.approx([0.1, 0.0])


def test_clicks_lead_where_the_chart_says():
    assert figure(CHARTS["bars"], "light")["data"][0]["customdata"] == ["/a", None]
    assert figure(CHARTS["heat"], "light")["data"][0]["customdata"] == [["/a", None]]
    assert [name for name, chart in CHARTS.items() if is_clickable(chart)] == [
        "bars",
        "lines",
        "funnel",
        "heat",
    ]


def test_small_groups_are_grey():
    chart = Bars(("甲", "乙"), (Series("率", (0.5, 1.0)),), unit="share", small=(False, True))
    assert figure(chart, "light")["data"][0]["marker"]["color"] == [LIGHT.accent, LIGHT.muted]


def test_parts_without_room_have_no_label():
    one, other = figure(CHARTS["stacked"], "light")["data"]
    assert one["text"] == ["", ""]
    assert other["text"] == ["", "100"]


def test_shares_are_drawn_from_nothing_to_all():
    axis = figure(CHARTS["upright"], "light")["layout"]["yaxis"]
    assert axis["range"][0] == 0
    assert axis["tickvals"] == [0, 0.2, 0.4, 0.6, 0.8, 1]


@pytest.mark.parametrize(
    ("lows", "small", "drawn_as"),
    [
        ((0.9, 0.8), (False, False), "scatter"),
        ((0.9, 0.3), (False, False), "bar"),
        ((0.9, 0.8, 0.3), (False, False, True), "scatter"),
    ],
)
def test_shares_that_are_all_high_stand_as_points_near_their_own_foot(lows, small, drawn_as):
    names = ("甲", "乙", "丙")[: len(lows)]
    shares = Series("率", (0.95,) * len(lows), low=lows, high=(1.0,) * len(lows))
    drawn = figure(Bars(names, (shares,), "share", horizontal=True, small=small), "light")
    assert drawn["data"][0]["type"] == drawn_as
    assert drawn["layout"]["xaxis"]["range"][0] == pytest.approx(0.79 if drawn_as == "scatter" else 0)


def test_a_label_does_not_lie_on_the_reference_line():
    shares = Series("率", (0.45, 0.2, 0.6))
    drawn = figure(Bars(("甲", "乙", "丙"), (shares,), "share", horizontal=True, reference=0.5), "light")
    assert drawn["data"][0]["textposition"] == ["inside", "outside", "outside"]


def test_themes_differ_only_in_colour():
    light, dark = (str(figure(CHARTS["pareto"], theme)) for theme in PALETTES)
    for field, value in vars(PALETTES["dark"]).items():
        dark = dark.replace(value, getattr(LIGHT, field)) if isinstance(value, str) else dark
    assert light.count("#") == dark.count("#")


def test_sparkline_breaks_where_nothing_is_known():
    line = spark((1, None, 3, 4), "light")
    assert line is not None
    assert line.count("M") == 2
    assert spark((None, 3), "light") is None
    assert spark((), "light") is None


@pytest.mark.parametrize("top", [0, 1, 5])
def test_a_short_axis_prints_each_whole_number_once(top: int):
    few = (Series("件数", (0, top)),)
    drawn = [
        figure(Lines(("1月", "2月"), few), "light"),
        figure(Bars(("甲", "乙"), few), "light"),
        figure(Bars(("甲", "乙"), few, stacked=True), "light"),
        figure(Pareto(("甲", "乙"), (top, 0), (1.0, 1.0), "件数", "累计"), "light"),
    ]
    assert [each["layout"]["yaxis"]["dtick"] for each in drawn] == [1] * len(drawn)
    assert "dtick" not in figure(Lines(("1月",), (Series("件数", (6,)),)), "light")["layout"]["yaxis"]


def test_a_funnel_draws_each_place_where_it_is_between_its_limits():
    *edges, middle, dots = figure(CHARTS["funnel"], "light")["data"]
    assert [edge["y"] for edge in edges] == [[0.6, 0.7], [1.0, 0.95], [0.5, 0.6], [1.0, 0.98]]
    assert sum(edge["showlegend"] for edge in edges) == 2
    assert middle["y"] == [0.85, 0.85]
    assert (dots["x"], dots["y"], dots["customdata"]) == ([40], [0.5], ["/a"])
    assert dots["marker"]["color"] == LIGHT.watch


def test_points_of_a_series_have_the_colour_of_what_they_are_worth():
    drawn = figure(CHARTS["control"], "light")
    thread, ordinary, worse = drawn["data"]
    assert thread["y"] == [1.0, 9.0]
    assert (ordinary["y"], worse["y"]) == ([1.0, None], [None, 9.0])
    assert (ordinary["marker"]["color"], worse["marker"]["color"]) == (LIGHT.muted, LIGHT.watch)
    assert [shape["y0"] for shape in drawn["layout"]["shapes"]] == [0, 8, 5]
