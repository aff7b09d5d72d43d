"""What the cells of a template take: drop-downs of words and entries, bounds of dates and numbers."""

from dataclasses import dataclass
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.contract import Field
from etl.vocabulary import vocabulary

_LAST_ROW = 5000
_LONGEST_PROMPT = 250  # a spreadsheet shows 255 characters


@dataclass(frozen=True)
class Lists:
    """The cells of the workbook in which words stand to choose from: by vocabulary, and by register."""

    words: dict[str, str]
    entries: dict[str, str]


def add_validation(sheet: Worksheet, index: int, field: Field, lists: Lists) -> None:
    """Checks a field's column from the first row on, and tells what to fill in where a cell is chosen."""
    validation = _validation(field, lists) or DataValidation(allow_blank=True)
    letter = get_column_letter(index)
    validation.add(f"{letter}2:{letter}{_LAST_ROW}")
    validation.errorTitle = "填写提示"
    validation.promptTitle = field.zh
    example = f"例：{field.example}" if field.example else ""
    validation.prompt = "；".join(filter(None, (field.help, example)))[:_LONGEST_PROMPT] or None
    validation.showErrorMessage = True
    validation.showInputMessage = validation.prompt is not None
    if validation.type is not None or validation.prompt is not None:
        sheet.add_data_validation(validation)


def _validation(field: Field, lists: Lists) -> DataValidation | None:
    """What the field's cells take; a warning only where the reader takes more forms than Excel can check."""
    if field.vocabulary:
        return _choice(lists.words[field.vocabulary], "请从下拉表里选", vocabulary(field.vocabulary).open)
    register = lists.entries.get("region" if field.type == "region" else field.chosen_from or "")
    if register is not None:
        told = "几个名字之间用、隔开" if field.type == "names" else "名册里没有这一条；确实要写请点“是”"
        return _choice(register, told, is_open=True)
    match field.type:
        case "yes_no":
            return _choice('"是,否"', "请填“是”或“否”", is_open=False)
        case "date":
            return _bounded("date", "36526", "73050", "日期请写成 2021-06-05；只知道月份的写 2021年6月")
        case "month":
            return _bounded("whole", "1", "12", "请填 1 到 12")
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


def _choice(formula: str, told: str, is_open: bool) -> DataValidation:
    validation = DataValidation(type="list", formula1=formula, allow_blank=True)
    validation.errorStyle = "warning" if is_open else "stop"
    validation.error = told
    return validation


def _bounded(kind: Literal["date", "whole", "decimal"], least: str, most: str, told: str) -> DataValidation:
    validation = DataValidation(
        type=kind, operator="between", formula1=least, formula2=most, allow_blank=True
    )
    validation.errorStyle = "warning"
    validation.error = told
    return validation
