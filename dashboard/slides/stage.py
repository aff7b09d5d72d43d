"""What slides stand on: a presentation of our own make or the office's template, its layouts, its grid."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from pptx import Presentation as open_presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout

from dashboard.errors import DashboardError
from dashboard.render.pptx.box import Box, inches
from dashboard.tokens import LIGHT, SLIDE_FONT

MARGIN = 0.045
WIDTH, HEIGHT = inches(13.333), inches(7.5)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FURNITURE = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


class BadTemplate(DashboardError):
    """The template is no presentation."""


@dataclass(frozen=True)
class Stage:
    """An empty presentation with the layout for content slides and the grid they keep to."""

    presentation: Presentation
    layout: SlideLayout
    has_template: bool

    @property
    def margin(self) -> int:
        """The margin left and right."""
        return round(int(self.presentation.slide_width) * MARGIN)

    def box(self, top: float, bottom: float) -> Box:
        """Margin to margin, from `top` to `bottom` as shares of the slide's height."""
        height = self.presentation.slide_height
        width = self.presentation.slide_width - 2 * self.margin
        return Box(self.margin, round(top * height), width, round((bottom - top) * height))

    def add(self) -> Slide:
        """A new slide of the content layout, without placeholders but its title."""
        slide = self.presentation.slides.add_slide(self.layout)
        for shape in list(slide.placeholders):
            if shape.placeholder_format.type not in TITLES:
                shape._element.getparent().remove(shape._element)
        return slide


def open_stage(template: Path | None) -> Stage:
    """The stage of a template's masters, or our own. BadTemplate where the file is no presentation."""
    if template is None:
        return _own()
    try:
        presentation = open_presentation(str(template))
    except (PackageNotFoundError, KeyError, ValueError) as fault:
        raise BadTemplate(
            f"模板 {template.name} 不是能打开的 PPTX 文件：请换一个 .pptx 文件",
            f"the template {template.name} is no PPTX file that can be opened",
        ) from fault
    _empty(presentation)
    return Stage(presentation, _title_only(presentation), has_template=True)


def _own() -> Stage:
    presentation = open_presentation()
    stretch = WIDTH / presentation.slide_width
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    master = presentation.slide_master
    for owner in (master, *presentation.slide_layouts):
        for shape in owner.placeholders:
            if shape._element.spPr.find(".//{*}xfrm") is not None:
                shape.left, shape.width = round(shape.left * stretch), round(shape.width * stretch)
    _dress(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    return Stage(presentation, _title_only(presentation), has_template=False)


def _dress(theme: object) -> None:
    """Our typeface and colours in the theme, so that what people add later looks like the rest."""
    root = etree.fromstring(theme.blob)  # type: ignore[attr-defined]
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for font in root.iterfind(".//a:fontScheme/*/a:latin", space):
        font.set("typeface", SLIDE_FONT)
    for font in root.iterfind(".//a:fontScheme/*/a:ea", space):
        font.set("typeface", SLIDE_FONT)
    inks = (LIGHT.accent, LIGHT.second, LIGHT.third, LIGHT.muted, LIGHT.watch, LIGHT.band)
    for number, ink in enumerate(inks, start=1):
        for accent in root.iterfind(f".//a:clrScheme/a:accent{number}/*", space):
            accent.set("val", ink.removeprefix("#").upper())
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # type: ignore[attr-defined]


def _empty(presentation: Presentation) -> None:
    """Drop the template's own slides, keep its masters."""
    listed = presentation.slides._sldIdLst
    for entry in list(listed):
        presentation.part.drop_rel(entry.rId)
        listed.remove(entry)


def _title_only(presentation: Presentation) -> SlideLayout:
    """The layout whose only content is a title; where there is none, the one with the fewest placeholders."""

    def contents(layout: SlideLayout) -> list[object]:
        kinds = [shape.placeholder_format.type for shape in layout.placeholders]
        return [kind for kind in kinds if kind not in FURNITURE]

    layouts = list(presentation.slide_layouts)
    fitting = [layout for layout in layouts if contents(layout) == [PP_PLACEHOLDER.TITLE]]
    return fitting[0] if fitting else min(layouts, key=lambda layout: len(contents(layout)))
