"""Tables as native PowerPoint tables: rows folded, columns as wide as their texts, heat as filled cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.table import _Cell

from dashboard import formats, titles
from dashboard.charts import Heat, Table, Unit
from dashboard.folding import folded_table
from dashboard.lights import light_of
from dashboard.render.pptx.box import EMU_PER_POINT, Box
from dashboard.render.pptx.text import Style, Words, fill_text, rgb, shortened, width_of
from dashboard.tokens import LIGHT, SLIDE_TYPE, text_on

PADDING = 7 * EMU_PER_POINT
ROW_POINTS = 2.1
"""A row is so many times as high as its letters."""
SMALLEST = 11
BOLD = 1.1
"""Bold letters run so much wider."""
SOFT = 0.3
"""Texts give up at most so much of their width before numbers do."""
TALL = 1.6
"""A heading on two lines is so many rows high."""


@dataclass(frozen=True)
class Cell:
    """One cell ready to be shown."""

    text: str
    style: Style
    fill: str | None = None


def add_table(slide: Slide, table: Table, box: Box, size: int = SLIDE_TYPE.body) -> None:
    """The table in the box; rows that don't fit are counted in a last row."""
    size = _fitting_size(table, box, size)
    line, top = _line(size), _top(table, size, box.width)
    shown = folded_table(table, max(2, (box.height - top) // line))
    head, plain = Style(size, LIGHT.ink_soft, bold=True), Style(size)
    grid = [[Cell(name, _aligned(head, unit)) for name, unit in zip(table.columns, table.units, strict=True)]]
    for row in shown.rows:
        cells = zip(row, table.units, strict=True)
        grid.append([Cell(_shown(value, unit), _aligned(_lit(plain, value), unit)) for value, unit in cells])
    _add_grid(slide, grid, _widths(shown, size, box.width), box, (top, line))


def _lit(style: Style, value: str | int | float | None) -> Style:
    """The style in the colour of the light that a cell shows, if it shows one."""
    light = light_of(value)
    if light is None:
        return style
    colour = LIGHT.ink_faint if light == "none" else str(getattr(LIGHT, light))
    return Style(style.size, colour, style.bold, style.align)


def height_of(table: Table, box: Box, size: int) -> int:
    """How high the table runs in a box of that width with all its rows, in EMU."""
    size = _fitting_size(table, box, size)
    return _top(table, size, box.width) + _line(size) * len(table.rows)


def _line(size: int) -> int:
    return round(size * ROW_POINTS * EMU_PER_POINT)


def _top(table: Table, size: int, room: int) -> int:
    """The height of the heading row: two lines where a heading is wider than its column."""
    widths = _widths(table, size, room)
    heads = [width_of(name, size) * BOLD for name in table.columns]
    is_tall = any(text > width - 2 * PADDING for text, width in zip(heads, widths, strict=True))
    return round(_line(size) * (TALL if is_tall else 1))


def add_heat(slide: Slide, heat: Heat, box: Box) -> None:
    """A grid of values as a table whose cells are the darker the more they hold."""
    size = 12 if len(heat.columns) <= 14 else SMALLEST
    height = _line(size)
    most = max(1, box.height // height - 1)
    rows, values = _folded_heat(heat, most)
    top = max((value for line in heat.values for value in line if value is not None), default=0)
    head = Style(SMALLEST, LIGHT.ink_soft, bold=True, align="center")
    grid = [[Cell("", head), *(Cell(name, head) for name in heat.columns)]]
    for position, (name, line) in enumerate(zip(rows, values, strict=True)):
        # The row that adds up the others stays without colour: a sum is no darker place.
        scale = top if len(rows) == len(heat.rows) or position < len(rows) - 1 else 0
        grid.append([Cell(name, Style(size)), *(_heated(value, scale, size, heat.unit) for value in line)])
    label = max(width_of(name, size) for name in rows) + 2 * PADDING if rows else box.width // 5
    label = min(label, box.width // 4)
    others = (box.width - label) // max(1, len(heat.columns))
    _add_grid(slide, grid, [label, *([others] * len(heat.columns))], box, (height, height))


def _folded_heat(heat: Heat, most: int) -> tuple[list[str], list[tuple[float | int | None, ...]]]:
    if len(heat.rows) <= most:
        return list(heat.rows), list(heat.values)
    rest = heat.values[most - 1 :]
    sums = tuple(sum(value for value in column if value is not None) for column in zip(*rest, strict=True))
    return [*heat.rows[: most - 1], titles.others(len(rest))], [*heat.values[: most - 1], sums]


def _heated(value: float | int | None, top: float, size: int, unit: Unit) -> Cell:
    if not value:
        text = "0" if value == 0 else "–"
        return Cell(text, Style(size, LIGHT.ink_faint, align="center"))
    if not top:
        return Cell(formats.value(value, unit), Style(size, LIGHT.ink_soft, align="center"))
    step = min(len(LIGHT.scale) - 1, int(value / top * len(LIGHT.scale)))
    colour = LIGHT.scale[step]
    return Cell(formats.value(value, unit), Style(size, text_on(colour), align="center"), colour)


def _shown(value: str | int | float | None, unit: str) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return "" if unit == "text" else "—"
    if unit in ("count", "person_times"):
        return formats.exact(value)
    return formats.value(value, unit)  # type: ignore[arg-type]


def _aligned(style: Style, unit: str) -> Style:
    return Style(style.size, style.colour, style.bold, "left" if unit == "text" else "right")


def width_for(table: Table, size: int) -> int:
    """How wide the table runs with no value cut short, its headings on two lines where they are longer."""
    return sum(_wanted(table, column, size) for column in range(len(table.columns)))


def size_in(table: Table, width: int, largest: int) -> int:
    """The largest size in points at which all columns run side by side; else the smallest legible one."""
    return next((size for size in range(largest, SMALLEST, -1) if width_for(table, size) <= width), SMALLEST)


def _fitting_size(table: Table, box: Box, largest: int) -> int:
    """As `size_in`, and smaller where that shows all the rows."""
    widest = size_in(table, box.width, largest)
    high = (s for s in range(widest, SMALLEST, -1) if _line(s) * (len(table.rows) + TALL) <= box.height)
    return next(high, widest)


def _wanted(table: Table, column: int, size: int) -> int:
    unit, heading = table.units[column], table.columns[column]
    widest = max((width_of(_shown(row[column], unit), size) for row in table.rows), default=0)
    folded = width_of(titles.others(99), size) if column == 0 else 0  # the row it may be given
    return max(widest, folded, _heading(heading, size)) + 2 * PADDING


def _heading(text: str, size: int) -> int:
    """A heading's width on two lines: its longest word, or the better half of it."""
    whole = width_of(text, size) * BOLD
    words = text.split()
    longest = max((width_of(word, size) for word in words), default=0) * BOLD
    return round(whole if whole <= 5 * size * EMU_PER_POINT else max(longest, whole * 0.6))


def _widths(table: Table, size: int, room: int) -> list[int]:
    """As wide as each column wants; spare room is shared, what is lacking is taken from the texts first."""
    wanted = [_wanted(table, column, size) for column in range(len(table.columns))]
    lacking = sum(wanted) - room
    texts = [column for column, unit in enumerate(table.units) if unit == "text"]
    if lacking > 0 and texts:
        less = 1 - min(SOFT, lacking / sum(wanted[column] for column in texts))
        wanted = [round(width * less) if column in texts else width for column, width in enumerate(wanted)]
    if sum(wanted) > room:
        return [round(width * room / sum(wanted)) for width in wanted]
    spare = (room - sum(wanted)) // len(wanted)
    return [width + spare for width in wanted]


def _add_grid(
    slide: Slide, grid: Sequence[Sequence[Cell]], widths: Sequence[int], box: Box, heights: tuple[int, int]
) -> None:
    top, line = heights
    size = (sum(widths), top + line * (len(grid) - 1))
    frame = slide.shapes.add_table(len(grid), len(widths), box.left, box.top, *size)
    native = frame.table
    properties = native._tbl.tblPr
    for name in ("bandRow", "firstRow"):
        properties.set(name, "1" if name == "firstRow" else "0")
    for style in properties.findall(qn("a:tableStyleId")):
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # 'No Style, No Grid': the lines are ours
    for column, width in enumerate(widths):
        native.columns[column].width = width
    for position, row in enumerate(grid):
        native.rows[position].height = line if position else top
        for column, cell in enumerate(row):
            _write(native.cell(position, column), cell, widths[column], is_head=position == 0)


def _write(target: _Cell, cell: Cell, width: int, is_head: bool) -> None:
    lines = 2 if is_head else 1
    text = shortened(cell.text, lines * (width - 2 * PADDING), cell.style.size)
    fill_text(target.text_frame, [Words(text, cell.style)])
    target.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.MIDDLE
    target.margin_left = target.margin_right = PADDING
    target.margin_top, target.margin_bottom = 0, PADDING // 2 if is_head else 0
    if cell.fill:
        target.fill.solid()
        target.fill.fore_color.rgb = rgb(cell.fill)
    _underline(target, LIGHT.accent if is_head else LIGHT.line, 1.5 if is_head else 0.75)


def _underline(target: _Cell, colour: str, points: float) -> None:
    """A rule below the cell: python-pptx knows no borders, so it is written as the schema has it."""
    properties = target._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": str(round(points * EMU_PER_POINT))})
    solid = line.makeelement(qn("a:solidFill"), {})
    solid.append(line.makeelement(qn("a:srgbClr"), {"val": colour.removeprefix("#").upper()}))
    line.append(solid)
    properties.insert(0, line)
