"""The deck: native and editable, typeset, inside its slides, and with measure's numbers."""

import re

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from dashboard.cards.card import Ask
from dashboard.charts import Bars, Control, Funnel, Lines, Pareto, Steps
from dashboard.errors import UnknownRegion
from dashboard.folding import folded_bars
from dashboard.metrics import METRICS
from dashboard.render.pptx.charts import FEWEST, MOST
from dashboard.render.pptx.curves import stepped
from dashboard.render.pptx.variation import lines, runs
from dashboard.scope import period, scope_of
from dashboard.slides import write_deck
from dashboard.slides.deck import shown
from dashboard.slides.stage import BadTemplate
from dashboard.tokens import SLIDE_FONT
from dashboard.translation import speaking


def charts(deck):
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_it_is_wide_and_has_cover_figures_and_closing(deck):
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == "汉滨区代表联络站工作情况"
    assert "相比" in titles[1] or "要看" in titles[1]  # what changed comes before the big numbers
    assert titles[2] == "本季度主要数据"
    assert "需要盯办的事项" in titles
    assert all(titles)


def test_every_text_has_both_typefaces(deck):
    for slide in deck.slides:
        roots = [slide._element, slide.notes_slide._element]
        roots += [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
        for root in roots:
            for run in root.iter(qn("a:r")):
                assert run.find(qn("a:rPr")) is not None
            for properties in root.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
                for name in ("a:latin", "a:ea"):
                    assert properties.find(qn(name)).get("typeface") == SLIDE_FONT


def test_every_chart_has_text_properties_for_all_it_writes(deck):
    assert charts(deck)
    assert all(chart._chartSpace.find(qn("c:txPr")) is not None for chart in charts(deck))


def test_nothing_leaves_the_slide(deck):
    for number, slide in enumerate(deck.slides, start=1):
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0, number
            assert shape.left + shape.width <= deck.slide_width, (number, shape.name)
            assert shape.top + shape.height <= deck.slide_height, (number, shape.name)


def test_tables_end_above_the_foot(deck):
    for number, slide in enumerate(deck.slides, start=1):
        for shape in slide.shapes:
            if shape.has_table:
                height = sum(row.height for row in shape.table.rows)
                assert shape.top + height <= deck.slide_height * 0.93, number
                assert sum(column.width for column in shape.table.columns) <= deck.slide_width


def test_every_slide_says_where_when_and_from_what(deck):
    for slide in list(deck.slides)[1:]:
        foot = next(text for text in texts(slide) if "数据截至" in text)
        assert "汉滨区" in foot
        assert "2021年第四季度" in foot
        assert "2021年12月31日" in foot
        assert "来源：" in foot


def test_notes_define_every_figure(deck):
    for slide in list(deck.slides)[1:]:
        notes = slide.notes_slide.notes_text_frame.text
        named = [found for found in re.findall(r"\(([a-z]+\.\w+)\)", notes) if found in METRICS]
        assert named
        for metric in named:
            assert METRICS[metric].meaning.zh in notes
            assert METRICS[metric].limits.zh in notes


def test_every_chart_is_a_story_s_and_holds_its_numbers(deck, warehouse):
    scope = scope_of(warehouse, "610902", *period("2021Q4"))
    ask = Ask(warehouse, scope, scope.previous())
    expected = [numbers for card in shown() for numbers in drawn(card.build(ask).chart)]
    for chart in charts(deck):
        for plot in chart.plots:
            for series in plot.series:
                assert (series.name, tuple(series.values)) in expected


def drawn(chart):
    """(name, values) of every series a slide may show of a chart."""
    match chart:
        case Bars():
            first = () if chart.reference is None else (chart.reference,)
            each = [folded_bars(chart, most) for most in range(FEWEST, MOST + 1)]  # as the box has room
            return [(one.name, (*first, *one.values)) for folded in each for one in folded.series]
        case Lines():
            return [(one.name, one.values) for one in chart.series]
        case Pareto():
            return [(chart.count_name, chart.counts), (chart.cumulative_name, chart.cumulative)]
        case Steps():
            pairs = zip(chart.days, chart.series, strict=True)
            return [(one.name, tuple(v for _day, v in stepped(days, one.values))) for days, one in pairs]
        case Funnel():
            groups = [(one.name, tuple(dot.share for dot in one.dots)) for one in chart.groups]
            return groups + [(name, tuple(end for _cases, end in ends)) for name, ends in lines(chart)]
        case Control():
            return runs(chart)
        case None:
            return []
    return (
        [
            (name, tuple(dict(level.left)[name] for level in chart.levels))
            for name, _count in getattr(chart, "levels", ())[0].left
        ]
        if getattr(chart, "levels", ())
        else []
    )


def test_charts_carry_their_data_sheet(deck):
    for chart in charts(deck):
        assert chart.part.chart_workbook.xlsx_part is not None


@pytest.mark.parametrize("region", ["610902", "610902001", "610902001201"])
@pytest.mark.parametrize("quarter", ["2021Q4", "2019Q1"])
def test_any_region_and_quarter(warehouse, tmp_path, region, quarter):
    path = tmp_path / "deck.pptx"
    write_deck(warehouse, region, quarter, None, None, path)
    assert len(Presentation(str(path)).slides) >= 4


def test_english_speaks_english(warehouse, tmp_path):
    path = tmp_path / "deck.pptx"
    with speaking("en"):
        write_deck(warehouse, "610902", "2021Q4", None, None, path)
    slides = list(Presentation(str(path)).slides)
    assert slides[2].shapes.title.text_frame.text == "The quarter in figures"
    ours = " ".join(text for slide in slides for text in texts(slide))
    names = ("汉滨区", "甲镇", "乙镇", "交通局")
    for name in names:
        ours = ours.replace(name, "")
    assert not re.findall("[\u4e00-\u9fff]{2,}", ours)


def test_a_template_lends_its_masters(warehouse, tmp_path):
    template = tmp_path / "template.pptx"
    blank = Presentation()
    blank.slides.add_slide(blank.slide_layouts[6])
    blank.slide_master.name = "Office of the district"
    blank.save(str(template))
    path = tmp_path / "deck.pptx"
    write_deck(warehouse, "610902", "2021Q4", None, template, path)
    deck = Presentation(str(path))
    assert (deck.slide_width, deck.slide_height) == (blank.slide_width, blank.slide_height)
    assert deck.slide_master.name == "Office of the district"
    kinds = {shape.placeholder_format.type for slide in deck.slides for shape in slide.placeholders}
    assert kinds <= {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
    test_nothing_leaves_the_slide(deck)


@pytest.mark.parametrize("content", [b"", b"not a presentation", b"PK\x03\x04rubbish"])
def test_a_template_that_is_none_is_refused(warehouse, tmp_path, content):
    template, path = tmp_path / "template.pptx", tmp_path / "deck.pptx"
    template.write_bytes(content)
    with pytest.raises(BadTemplate, match=r"template\.pptx"):
        write_deck(warehouse, "610902", "2021Q4", None, template, path)
    assert not path.exists()


def test_a_missing_template_is_refused(warehouse, tmp_path):
    with pytest.raises(BadTemplate):
        write_deck(warehouse, "610902", "2021Q4", None, tmp_path / "none.pptx", tmp_path / "deck.pptx")


def test_an_unknown_region_writes_nothing(warehouse, tmp_path):
    with pytest.raises(UnknownRegion):
        write_deck(warehouse, "999999", "2021Q4", None, None, tmp_path / "deck.pptx")
    assert not (tmp_path / "deck.pptx").exists()
