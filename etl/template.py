"""Blank templates: workbooks in a contract's own headings, whose filled-in copies load without a question."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.contract import Contract, Field, contract
from etl.vocabulary import vocabulary

DATA_SHEET = "填报"
GUIDE_SHEET = "填写说明"

_LAST_ROW = 2000
_HEADING = Font(bold=True)
_REQUIRED = PatternFill("solid", fgColor="FFE9C7")
_OPTIONAL = PatternFill("solid", fgColor="EEF2F6")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WIDE_TYPES = {"text": 22, "names": 18, "date": 13, "region": 16, "code": 16}
_LONG_TEXTS = ("content", "reply")
_AS_TEXT = ("id", "code", "phone", "region")


def write_template(ledger: str, path: Path) -> None:
    """Write the ledger's blank template: headings (* is required) with drop-downs, and instructions.

    The example stands among the instructions, each line in one cell, so that nothing there reads as data.
    UnknownLedger where there is no such contract.
    """
    wanted = contract(ledger)
    fields = [field for field in wanted.fields if field.is_asked]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = DATA_SHEET
    words = _write_guide(book.create_sheet(GUIDE_SHEET), wanted, fields)
    for index, field in enumerate(fields, start=1):
        _write_heading(sheet, index, field)
        _add_validation(sheet, index, field, words)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 32
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def _write_heading(sheet: Worksheet, index: int, field: Field) -> None:
    cell = sheet.cell(1, index, f"*{field.zh}" if field.required else field.zh)
    cell.font = _HEADING
    cell.fill = _REQUIRED if field.required else _OPTIONAL
    cell.alignment = _CENTRED
    column = sheet.column_dimensions[get_column_letter(index)]
    column.width = 40 if field.name in _LONG_TEXTS else _WIDE_TYPES.get(field.type, 12)
    if field.type in _AS_TEXT:
        column.number_format = "@"
    elif field.type == "date":
        column.number_format = "yyyy-mm-dd"


def _write_guide(sheet: Worksheet, wanted: Contract, fields: Sequence[Field]) -> dict[str, str]:
    """Fill the explaining sheet; for each vocabulary the cells in which its words stand, for drop-downs."""
    sheet.column_dimensions["A"].width = 96
    lines = [f"{wanted.zh}填写说明", *_advice(), *(_explained(field) for field in fields)]
    lines += ["示例（写法参考，不要抄进填报表）：", *_example(fields)]
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


def _advice() -> list[str]:
    return [
        f"只在“{DATA_SHEET}”表里填，一行一条；表头不要改名，不用的列可以空着。",
        "带 * 的列必须填；不知道的空着，不要写 0。",
        "日期写成 2021-06-05；带下拉箭头的列从下拉表里选。",
    ]


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


def _example(fields: Sequence[Field]) -> Iterator[str]:
    """One row of the ledger as a person would read it out, a field a line."""
    for field in fields:
        if field.example:
            yield f"　　{field.zh} 填 {field.example}"


def _add_validation(sheet: Worksheet, index: int, field: Field, words: dict[str, str]) -> None:
    validation = _validation(field, words)
    if validation is None:
        return
    letter = get_column_letter(index)
    validation.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(validation)


def _validation(field: Field, words: dict[str, str]) -> DataValidation | None:
    """What the field's cells take; a warning only where the reader takes more forms than Excel can check."""
    if field.vocabulary:
        return _choice(words[field.vocabulary], is_open=vocabulary(field.vocabulary).open)
    match field.type:
        case "yes_no":
            return _choice('"是,否"', is_open=False)
        case "date":
            return _bounded("date", "36526", "73050", "日期请写成 2021-06-05；只知道月份的写 2021年6月")
        case "count" | "integer":
            return _bounded("whole", "0", "100000000", "请填 0 或正整数；不知道的空着")
        case "number":
            return _bounded("decimal", "0", "1000000", "请填数字，可以有小数；不知道的空着")
        case "money":
            return _bounded("decimal", "0", "1000000000000", "请填金额数字，不带单位")
        case "share":
            return _bounded("decimal", "0", "100", "请填百分比，如 85%")
        case _:
            return None


def _choice(formula: str, is_open: bool) -> DataValidation:
    validation = DataValidation(type="list", formula1=formula, allow_blank=True)
    validation.errorStyle = "warning" if is_open else "stop"
    validation.error = "请从下拉表里选"
    validation.errorTitle = "填写提示"
    return validation


def _bounded(kind: Literal["date", "whole", "decimal"], least: str, most: str, told: str) -> DataValidation:
    validation = DataValidation(
        type=kind, operator="between", formula1=least, formula2=most, allow_blank=True
    )
    validation.errorStyle = "warning"
    validation.error = told
    validation.errorTitle = "填写提示"
    return validation
