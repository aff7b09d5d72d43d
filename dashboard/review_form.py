"""The 回头看 form: the drawn strike-offs as a workbook in the headings of etl/contracts/issue_review.toml.

Filled in, it is handed in like any ledger. Forms are Chinese whatever language is spoken: the contract's
headings are.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import formats
from dashboard.draws import Draw, drawn_in, supplied
from dashboard.errors import NothingToDraw
from dashboard.members import words
from dashboard.metrics import find_metric
from dashboard.regions import region_name
from dashboard.scope import date_of
from dashboard.snapshot import Snapshot
from dashboard.statement import selecting
from dashboard.translation import speaking
from dashboard.warehouse import Warehouse

SHEET, GUIDE = "回头看抽查", "填写说明"
COLUMNS = (
    ("抽样批次", 14),
    ("问题编号", 22),
    ("收集单位", 18),
    ("问题摘要", 32),
    ("承办单位", 18),
    ("办理结果", 10),
    ("办理情况", 40),
    ("销号日期", 12),
    ("台账位置", 30),
)
"""Headings of what the form tells, with the columns' widths in characters."""
ASKED = (("回头看日期", 13), ("回头看结果", 13), ("说明", 30))
"""Headings of what is to be filled in."""

_HEADER = 4  # its row, below title, unit and how it was drawn
_ROWS = """
select
    chosen.issue,
    chosen.region,
    issues.title,
    chosen.department,
    chosen.disposition,
    issues.reply,
    chosen.struck_off_day,
    issues.file,
    issues.sheet,
    issues.row
from chosen
inner join issues
    on chosen.issue = issues.issue
order by chosen.position
"""
_BOLD, _LARGE = Font(bold=True), Font(bold=True, size=14)
_TOLD = PatternFill("solid", fgColor="EEF2F6")
_TO_FILL = PatternFill("solid", fgColor="FFE9C7")
_WRAPPED = Alignment(wrap_text=True, vertical="top")

Line = tuple[str | None, ...]


def write_review_form(warehouse: Warehouse, draw: Draw, path: Path) -> int:
    """Writes the draw's form; how many strike-offs were drawn. NothingToDraw where there is none.

    Every row carries the draw's label, so that what comes back says of which draw it is.
    """
    with warehouse.reading() as snapshot, speaking("zh"):
        lines = _lines(warehouse, snapshot, draw)
        if not lines:
            raise NothingToDraw(draw.scope.region)
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = SHEET
        _head(sheet, _titles(warehouse, draw, len(lines)))
        for number, line in enumerate(lines, start=_HEADER + 1):
            _write(sheet, number, line)
        outcomes = [text.zh for text in words(warehouse, "review_outcome").values()]
    _validate(sheet, len(lines), outcomes)
    _guide(book.create_sheet(GUIDE), outcomes)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return len(lines)


def _lines(warehouse: Warehouse, snapshot: Snapshot, draw: Draw) -> list[Line]:
    """What the form tells of each strike-off drawn, in the order of the draw."""
    frame = supplied(drawn_in(snapshot, draw))
    statement = selecting(find_metric("issues.review_sample"), frame, draw.scope, _ROWS, "")
    found = snapshot.query(statement.sql, statement.parameters) if statement else []
    results = {code: text.zh for code, text in words(warehouse, "disposition").items()}
    return [
        (
            draw.label,
            issue,
            region_name(warehouse, region),
            title,
            department,
            results.get(disposition),
            reply,
            date_of(day).isoformat(),
            f"{file} {sheet or ''} 第{row}行",
        )
        for issue, region, title, department, disposition, reply, day, file, sheet, row in found
    ]


def _titles(warehouse: Warehouse, draw: Draw, drawn: int) -> tuple[str, ...]:
    scope = draw.scope
    return (
        f"回头看抽查表（{formats.period(scope.start, scope.end)}）",
        f"填报单位：{scope.region} {region_name(warehouse, scope.region)}",
        f"从截至{scope.as_of.isoformat()}已销号的问题里按镇街和办理结果分层随机抽取{drawn}件，种子{draw.seed}",
    )


def _head(sheet: Worksheet, titles: Iterable[str]) -> None:
    for number, text in enumerate(titles, start=1):
        sheet.cell(number, 1, text).font = _LARGE if number == 1 else Font()
    for index, (heading, width) in enumerate((*COLUMNS, *ASKED), start=1):
        head = sheet.cell(_HEADER, index, heading)
        head.font, head.alignment = _BOLD, _WRAPPED
        head.fill = _TOLD if index <= len(COLUMNS) else _TO_FILL
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width = width
        column.number_format = "@" if index <= len(COLUMNS) else "General"
    sheet.freeze_panes = f"C{_HEADER + 1}"


def _write(sheet: Worksheet, number: int, line: Line) -> None:
    """A row as text: what a ledger's text begins with makes no formula."""
    for index, text in enumerate(line, start=1):
        if text is not None:
            told = sheet.cell(number, index, text)
            told.data_type, told.alignment = "s", _WRAPPED


def _validate(sheet: Worksheet, rows: int, outcomes: Sequence[str]) -> None:
    first, last = _HEADER + 1, _HEADER + rows
    day, outcome = (get_column_letter(len(COLUMNS) + at) for at in (1, 2))
    choice = DataValidation(type="list", formula1=f'"{",".join(outcomes)}"', allow_blank=True)
    choice.error, choice.errorTitle = "请从下拉表里选", "填写提示"
    choice.add(f"{outcome}{first}:{outcome}{last}")
    dates = DataValidation(
        type="date", operator="between", formula1="36526", formula2="73050", allow_blank=True
    )
    dates.errorStyle, dates.error = "warning", "日期请写成 2022-01-12"
    dates.add(f"{day}{first}:{day}{last}")
    for row in range(first, last + 1):
        sheet[f"{day}{row}"].number_format = "yyyy-mm-dd"
    sheet.add_data_validation(choice)
    sheet.add_data_validation(dates)


def _guide(sheet: Worksheet, outcomes: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width = 96
    lines = (
        "回头看抽查表填写说明",
        "只填橙色的三列；灰色的列是印好的，不要改，也不要增删行。",
        f"逐件回访反映人，回头看结果填“{'”或“'.join(outcomes)}”；还没有看的空着，不要删。",
        "反映人不在表里：按“台账位置”在原台账里找。",
        "填好后像其他台账一样交回；没有看完也可以先交，看完再交一次。",
    )
    for number, text in enumerate(lines, start=1):
        sheet.cell(number, 1, text).alignment = _WRAPPED
    sheet.cell(1, 1).font = _BOLD
