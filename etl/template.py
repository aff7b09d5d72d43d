"""Blank templates: workbooks in a contract's own headings, whose filled-in copies load without a question."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from etl.contract import Contract, Field, contract, contracts
from etl.entries import Entries
from etl.home import write_whole
from etl.template_checks import Lists, add_validation
from etl.vocabulary import vocabulary

DATA_SHEET = "填报"
GUIDE_SHEET = "填写说明"
ENTRIES_SHEET = "名册"
EXAMPLE_SHEET = "示例"

_HEADING = Font(bold=True)
_FAINT = Font(italic=True, color="FF7A828C")
_REQUIRED = PatternFill("solid", fgColor="FFE9C7")
_OPTIONAL = PatternFill("solid", fgColor="EEF2F6")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WIDE_TYPES = {"text": 22, "names": 18, "date": 13, "region": 16, "code": 16, "id": 16}
_LONG_TEXTS = ("content", "reply")
_FORMATS = {
    **dict.fromkeys(("id", "code", "phone", "region", "text", "names", "name", "period"), "@"),
    "date": "yyyy-mm-dd",
    "share": "0.0%",
    "money": "#,##0.00",
}
_WHOLE = ("integer", "count", "month")
_DECIMAL = ("number", "money")


def write_template(ledger: str, path: Path, entries: Entries | None = None) -> None:
    """Write the ledger's template: headings (* is required), an example, drop-downs, and instructions.

    The example stands under the same headings in a sheet of its own, which nobody can type in and no reader
    takes for data. `entries` are what the sender's registers offer, by register. UnknownLedger where there is
    no such contract.
    """
    wanted = contract(ledger)
    fields = [field for field in wanted.fields if field.is_asked]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = DATA_SHEET
    _write_example(book.create_sheet(EXAMPLE_SHEET), fields)
    lists = Lists(_write_guide(book.create_sheet(GUIDE_SHEET), wanted, fields), _write_entries(book, entries))
    _write_headings(sheet, fields)
    for index, field in enumerate(fields, start=1):
        add_validation(sheet, index, field, lists)
    _save(book, path)


def write_templates(folder: Path, entries: Entries | None = None) -> list[Path]:
    """Write every ledger's template into a folder, named as the ledger is; answers the files."""
    paths = [folder / f"{wanted.zh}.xlsx" for wanted in contracts().values()]
    for ledger, path in zip(contracts(), paths, strict=True):
        write_template(ledger, path, entries)
    return paths


def _save(book: Workbook, path: Path) -> None:
    content = io.BytesIO()
    book.save(content)
    write_whole(path, content.getvalue())


def _write_headings(sheet: Worksheet, fields: Sequence[Field]) -> None:
    """One row of headings, each column as wide and formatted as what is typed below needs it."""
    for index, field in enumerate(fields, start=1):
        cell = sheet.cell(1, index, f"*{field.zh}" if field.required else field.zh)
        cell.font = _HEADING
        cell.fill = _REQUIRED if field.required else _OPTIONAL
        cell.alignment = _CENTRED
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width = 40 if field.name in _LONG_TEXTS else _WIDE_TYPES.get(field.type, 12)
        column.number_format = _FORMATS.get(field.type, "General")
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 32


def _write_example(sheet: Worksheet, fields: Sequence[Field]) -> None:
    """The contract's examples as one row, typed as a person would; the sheet takes no typing."""
    _write_headings(sheet, fields)
    for index, field in enumerate(fields, start=1):
        cell = sheet.cell(2, index, _example_value(field))
        cell.font = _FAINT
        cell.number_format = _FORMATS.get(field.type, "General")
    sheet.protection.sheet = True


def _example_value(field: Field) -> str | int | float | date | None:
    """The contract's example as the cell a person would type it into holds it."""
    text = field.example
    if not text:
        return None
    if field.vocabulary:
        listed = vocabulary(field.vocabulary)
        code = listed.code(text)
        return next((member.zh for member in listed.members if member.code == code), text)
    if field.type == "date" and len(text) == len("2021-06-05"):
        return date.fromisoformat(text)
    if field.type == "share":
        return float(text.removesuffix("%")) / 100
    if field.type in _WHOLE:
        return int(text)
    return float(text) if field.type in _DECIMAL else text


def _write_entries(book: Workbook, entries: Entries | None) -> dict[str, str]:
    """Fill the hidden sheet of the registers' entries; for each register the cells in which they stand."""
    if entries is None:
        return {}
    sheet = book.create_sheet(ENTRIES_SHEET)
    sheet.sheet_state = "hidden"
    ranges: dict[str, str] = {}
    row = 1
    for register, names in entries.items():
        sheet.cell(row, 1, register)
        for offset, name in enumerate(names, start=1):
            cell = sheet.cell(row + offset, 1, name)
            cell.data_type = "s"
        if names:
            ranges[register] = f"'{ENTRIES_SHEET}'!$A${row + 1}:$A${row + len(names)}"
        row += len(names) + 1
    return ranges


def _write_guide(sheet: Worksheet, wanted: Contract, fields: Sequence[Field]) -> dict[str, str]:
    """Fill the explaining sheet; for each vocabulary the cells in which its words stand, for drop-downs."""
    sheet.column_dimensions["A"].width = 96
    lines = [f"{wanted.zh}填写说明", *_advice(), *(_explained(field) for field in fields)]
    ranges: dict[str, str] = {}
    for name in dict.fromkeys(field.vocabulary for field in fields if field.vocabulary):
        members = [member.zh for member in vocabulary(name).members]
        heading = next(field.zh for field in fields if field.vocabulary == name)
        lines.append(f"“{heading}”可选的词：")
        ranges[name] = f"'{GUIDE_SHEET}'!$A${len(lines) + 1}:$A${len(lines) + len(members)}"
        lines += members
    for number, line in enumerate(lines, start=1):
        sheet.cell(number, 1, line).alignment = _WRAPPED
    sheet.cell(1, 1).font = _HEADING
    return ranges


def _advice() -> Iterator[str]:
    yield f"只在“{DATA_SHEET}”表里填，一行一条；表头不要改名，不用的列可以空着。"
    yield f"“{EXAMPLE_SHEET}”表里有一行填好的例子，供参照，不会装载。"
    yield "带 * 的列必须填；不知道的空着，不要写 0。"
    yield "日期写成 2021-06-05；带下拉箭头的列从下拉表里选。"


_KINDS = {
    "date": "日期",
    "period": "期间",
    "count": "整数",
    "integer": "整数",
    "number": "数字",
    "money": "金额",
    "share": "百分比",
}


def _explained(field: Field) -> str:
    needed = "必填" if field.required else "选填"
    kind = _KINDS.get(field.type)
    notes = [needed, *([kind] if kind else []), *([f"单位：{field.unit}"] if field.unit else [])]
    told = f"{field.help}。" if field.help else ""
    example = f"例：{field.example}" if field.example else ""
    return f"【{field.zh}】（{'，'.join(notes)}）{told}{example}"
