"""Tables as native PowerPoint tables: rows folded, columns as wide as their texts, heat as filled cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.table import _Cell

from dashboard import formats, titles
from dashboard.charts import Heat, Table, Unit
from dashboard.render.pptx.box import EMU_PER_POINT, Box, inches
from dashboard.render.pptx.text import Style, Words, fill_text, rgb, shortened, width_of
from dashboard.tokens import LIGHT, SLIDE_TYPE, text_on

PADDING = 7 * EMU_PER_POINT
ROW_POINTS = 2.1
"""A row is so many times as high as its letters."""
SMALLEST = 11


@dataclass(frozen=True)
class Cell:
    """One cell ready to be shown."""

    text: str
    style: Style
    fill: str | None = None


def add_table(slide: Slide, table: Table, box: Box, size: int = SLIDE_TYPE.body) -> None:
    """The table in the box; rows that don't fit are counted in a last row."""
    size = _fitting_size(table, box, size)
    height = round(size * ROW_POINTS * EMU_PER_POINT)
    shown = folded(table, max(2, box.height // height - 1))
    head = Style(size, LIGHT.ink_soft, bold=True)
    grid = [[Cell(name, _aligned(head, unit)) for name, unit in zip(table.columns, table.units, strict=True)]]
    plain = Style(size)
    for row in shown.rows:
        cells = zip(row, table.units, strict=True)
        grid.append([Cell(_shown(value, unit), _aligned(plain, unit)) for value, unit in cells])
    _add_grid(slide, grid, _widths(grid, box.width), box, height)


def height_of(table: Table, size: int) -> int:
    """How high the table runs with all its rows, in EMU."""
    return round(size * ROW_POINTS * EMU_PER_POINT) * (len(table.rows) + 1) + inches(0.12)


def add_heat(slide: Slide, heat: Heat, box: Box) -> None:
    """A grid of values as a table whose cells are the darker the more they hold."""
    size = 12 if len(heat.columns) <= 14 else SMALLEST
    height = round(size * ROW_POINTS * EMU_PER_POINT)
    most = max(1, box.height // height - 1)
    rows, values = _folded_heat(heat, most)
    top = max((value for line in heat.values for value in line if value is not None), default=0)
    head = Style(size, LIGHT.ink_soft, bold=True, align="center")
    grid = [[Cell("", head), *(Cell(name, head) for name in heat.columns)]]
    for position, (name, line) in enumerate(zip(rows, values, strict=True)):
        # The row that adds up the others stays without colour: a sum is no darker place.
        scale = top if len(rows) == len(heat.rows) or position < len(rows) - 1 else 0
        grid.append([Cell(name, Style(size)), *(_heated(value, scale, size, heat.unit) for value in line)])
    label = max(width_of(name, size) for name in rows) + 2 * PADDING if rows else box.width // 5
    label = min(label, box.width // 4)
    others = (box.width - label) // max(1, len(heat.columns))
    _add_grid(slide, grid, [label, *([others] * len(heat.columns))], box, height)


def folded(table: Table, most: int) -> Table:
    """At most so many rows; the rest in one that counts and adds them up. A 合计 row stays last."""
    if len(table.rows) <= most:
        return table
    rows = list(table.rows)
    last = [rows.pop()] if rows[-1][0] == formats.total() else []
    kept, rest = rows[: most - 1 - len(last)], rows[most - 1 - len(last) :]
    sums: list[str | int | float | None] = [titles.others(len(rest))]
    for column in range(1, len(table.columns)):
        unit = table.units[column]
        sums.append(_ratio(rest, column) if unit == "share" else _sum([row[column] for row in rest], unit))
    return Table(table.columns, (*kept, tuple(sums), *last), table.units)


def _ratio(rows: Sequence[Sequence[str | int | float | None]], column: int) -> str | float | None:
    """The rows' share where its two counts stand before it, else blank: shares don't add up."""
    counted = [tuple(row[column - 2 : column]) for row in rows] if column > 2 else []
    numbers = [(a, b) for a, b in counted if isinstance(a, int) and isinstance(b, int)]
    shares = [a / b if b else None for a, b in numbers]
    if not numbers or shares != [row[column] for row in rows]:
        return ""
    whole = sum(b for _a, b in numbers)
    return sum(a for a, _b in numbers) / whole if whole else None


def _sum(values: Sequence[str | int | float | None], unit: str) -> str | int | float | None:
    """Counts add up; shares and days don't, and stay blank."""
    if unit not in ("count", "person_times", "yuan"):
        return ""
    known = [value for value in values if isinstance(value, int | float)]
    return sum(known) if known else None


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


def _fitting_size(table: Table, box: Box, largest: int) -> int:
    """The largest size at which all columns run side by side; the smallest legible one where none does."""
    for size in range(largest, SMALLEST, -1):
        wanted = sum(_wanted(table, column, size) for column in range(len(table.columns)))
        if wanted <= box.width:
            return size
    return SMALLEST


def _wanted(table: Table, column: int, size: int) -> int:
    unit = table.units[column]
    texts = [table.columns[column], *(_shown(row[column], unit) for row in table.rows)]
    return max(width_of(text, size) for text in texts) + 2 * PADDING


def _widths(grid: Sequence[Sequence[Cell]], room: int) -> list[int]:
    """As wide as the widest text of each column; what is left over, or lacking, is shared."""
    wanted = [
        max(width_of(row[column].text, row[column].style.size) for row in grid) + 2 * PADDING
        for column in range(len(grid[0]))
    ]
    if sum(wanted) > room:
        return [round(width * room / sum(wanted)) for width in wanted]
    spare = (room - sum(wanted)) // len(wanted)
    return [width + spare for width in wanted]


def _add_grid(
    slide: Slide, grid: Sequence[Sequence[Cell]], widths: Sequence[int], box: Box, height: int
) -> None:
    frame = slide.shapes.add_table(len(grid), len(widths), box.left, box.top, sum(widths), height * len(grid))
    native = frame.table
    properties = native._tbl.tblPr
    for name in ("bandRow", "firstRow"):
        properties.set(name, "1" if name == "firstRow" else "0")
    for style in properties.findall(qn("a:tableStyleId")):
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # 'No Style, No Grid': the lines are ours
    for column, width in enumerate(widths):
        native.columns[column].width = width
    for position, row in enumerate(grid):
        native.rows[position].height = height
        for column, cell in enumerate(row):
            _write(native.cell(position, column), cell, widths[column], is_head=position == 0)


def _write(target: _Cell, cell: Cell, width: int, is_head: bool) -> None:
    text = shortened(cell.text, width - 2 * PADDING, cell.style.size)
    fill_text(target.text_frame, [Words(text, cell.style)])
    target.vertical_anchor = MSO_ANCHOR.MIDDLE
    target.margin_left = target.margin_right = PADDING
    target.margin_top = target.margin_bottom = 0
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
