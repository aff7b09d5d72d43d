"""Findings about a whole sheet: not read, unknown columns, cells that hold no value."""

from collections.abc import Iterator

from etl.finding import Finding
from etl.reading.body import unknown_columns
from etl.reading.files import Sheet
from etl.reading.headings import is_worth_a_word
from etl.reading.layout import Layout
from etl.submission import Handed

_LISTED = 5


def place_of(sheet: Sheet, handed: Handed) -> str:
    """File and sheet in words."""
    return f"{handed.name} 工作表“{sheet.name}”" if sheet.name else handed.name


def unread_sheet(sheet: Sheet, handed: Handed, is_example: bool) -> Finding:
    """A sheet that is hidden, an example, or has no heading that is known, and how many rows it has."""
    rows = sum(1 for row in sheet.rows if any(row))
    if sheet.is_hidden:
        zh = f"是隐藏的，其中 {rows} 行没有读入；如要统计请取消隐藏"
        en = f"is hidden, its {rows} rows are not read: show it if they should count"
        return _finding(sheet, handed, "hidden_sheet", None, None, zh, en)
    if is_example:
        zh = f"是示例，其中 {rows} 行没有读入；如是真实数据请移到填报的工作表里"
        en = f"is an example, its {rows} rows are not read: move them to the sheet for data if they are"
        return _finding(sheet, handed, "sheet_not_read", None, None, zh, en)
    zh = f"没有认识的表头，其中 {rows} 行没有读入；如是台账请检查表头"
    en = f"has no heading that is known, its {rows} rows are not read: check its headings"
    return _finding(sheet, handed, "sheet_not_read", None, None, zh, en)


def unknown_headings(sheet: Sheet, layout: Layout, handed: Handed) -> Iterator[Finding]:
    """The columns that no field stands for, in one finding."""
    unknown = [
        column.heading
        for column in unknown_columns(layout)
        if column.meaning.kind != "kept" and is_worth_a_word(column.heading)
    ]
    if unknown:
        listed = "、".join(f"“{heading}”" for heading in unknown)
        zh = f"的列{listed}不认识，原样保留、不参与统计；如是台账字段请改用模板里的表头"
        en = f"has unknown columns ({', '.join(unknown)}): kept as they stand and not counted"
        yield _finding(sheet, handed, "unknown_column", unknown[0], None, zh, en)


def cells_without_value(sheet: Sheet, handed: Handed) -> Iterator[Finding]:
    """Formulas that were never calculated, and error values: both are read as blanks."""
    if sheet.uncalculated is None:
        return
    kinds = (
        ("formula_without_value", sheet.uncalculated.formulas, "没有算出的公式", "formulas without a value"),
        ("error_value", sheet.uncalculated.errors, "错误值（如 #N/A）", "error values"),
    )
    for rule, cells, kind, kind_en in kinds:
        if cells:
            listed = "、".join(cells[:_LISTED]) + (" 等" if len(cells) > _LISTED else "")
            advice = "按空白读入；请用 Excel 或 WPS 打开改正、保存后再交"
            zh = f"有 {len(cells)} 个单元格是{kind}（{listed}），{advice}"
            en = (
                f"has {len(cells)} cells with {kind_en} ({listed}), read as blanks: correct and save it again"
            )
            yield _finding(sheet, handed, rule, None, listed, zh, en)


def _finding(
    sheet: Sheet, handed: Handed, rule: str, column: str | None, found: str | None, zh: str, en: str
) -> Finding:
    place_en = f"{handed.name}, sheet {sheet.name}" if sheet.name else handed.name
    zh, en = f"{place_of(sheet, handed)} {zh}", f"{place_en} {en}"
    return Finding(handed.part, "warning", rule, sheet.name, None, column, None, found, zh, en)
