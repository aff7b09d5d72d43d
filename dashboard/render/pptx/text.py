"""Text on slides: runs with their typefaces, sizes that fit, and widths of Chinese and Latin letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from dashboard.render.pptx.box import EMU_PER_POINT, Box
from dashboard.tokens import LIGHT, SLIDE_FONT, SLIDE_TYPE

ELLIPSIS = "…"
WIDE, THIN = "%…", " .,:;'|il·"
"""Latin letters much wider, and much narrower, than the others."""
ALIGN = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}


@dataclass(frozen=True)
class Style:
    """How a run looks: size in points, colour '#rrggbb'."""

    size: int = SLIDE_TYPE.body
    colour: str = LIGHT.ink
    bold: bool = False
    align: str = "left"


@dataclass(frozen=True)
class Words:
    """A paragraph: one text in one style; `address` makes it a link inside the deck's medium."""

    text: str
    style: Style = Style()
    space_before: int = 0


def rgb(colour: str) -> RGBColor:
    """'#rrggbb' as PowerPoint's colour."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def width_of(text: str, size: float) -> int:
    """How wide a text runs, in EMU: a Chinese letter is one em wide, others over half of one."""
    odd = sum(0.35 if letter in WIDE else -0.28 if letter in THIN else 0 for letter in text)
    wide = [east_asian_width(letter) in "WF" for letter in text]
    seams = sum(one != other for one, other in pairwise(wide))  # where the two scripts meet, a gap is set
    return round(
        (sum(1.02 if is_wide else 0.6 for is_wide in wide) + 0.3 * seams + odd) * size * EMU_PER_POINT
    )


def shortened(text: str, width: int, size: float) -> str:
    """The text, or as much of it as fits `width` with an ellipsis."""
    if width_of(text, size) <= width:
        return text
    kept = text
    while kept and width_of(kept + ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept + ELLIPSIS


def size_for(text: str, width: int, largest: int, smallest: int, lines: int = 1) -> int:
    """The largest size in points at which the text runs in so many lines of `width`."""
    for size in range(largest, smallest, -1):
        if width_of(text, size) <= width * lines * (1.0 if lines == 1 else 0.94):
            return size
    return smallest


def add_text(slide: Slide, box: Box, words: Sequence[Words], anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> Shape:
    """A text box holding these paragraphs, wrapped, without inner margins."""
    shape = slide.shapes.add_textbox(box.left, box.top, box.width, box.height)
    fill_text(shape.text_frame, words, anchor)
    return shape


def fill_text(frame: TextFrame, words: Sequence[Words], anchor: MSO_ANCHOR = MSO_ANCHOR.TOP) -> None:
    """Write these paragraphs into a frame in place of what it holds."""
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for position, one in enumerate(words):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        paragraph.alignment = ALIGN[one.style.align]
        paragraph.space_before = Pt(one.space_before)
        run = paragraph.add_run()
        run.text = one.text
        run.font.size, run.font.bold = Pt(one.style.size), one.style.bold
        run.font.color.rgb = rgb(one.style.colour)


def typeset(element: etree._Element) -> None:
    """Set the Latin and the East Asian typeface on every run property below `element`, charts' included."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, run.makeelement(qn("a:rPr"), {}))
    for properties in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        for name in ("a:latin", "a:ea", "a:cs"):
            for old in properties.findall(qn(name)):
                properties.remove(old)
        fonts = [properties.makeelement(qn(name), {"typeface": SLIDE_FONT}) for name in ("a:latin", "a:ea")]
        _insert_fonts(properties, fonts)


def _insert_fonts(properties: etree._Element, fonts: Sequence[etree._Element]) -> None:
    """Fonts stand before links and behind fills, as the schema of run properties orders them."""
    later = {qn(name) for name in ("a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")}
    place = next((i for i, child in enumerate(properties) if child.tag in later), len(properties))
    for offset, font in enumerate(fonts):
        properties.insert(place + offset, font)
