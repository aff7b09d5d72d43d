"""Blank templates: in the contract's own words; drop-downs, and what can't go wrong in them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook

from etl.contract import contract, contracts
from etl.errors import UnknownLedger
from etl.folding import folded
from etl.home import Home
from etl.storing.snapshot import Snapshots
from etl.template import DATA_SHEET, ENTRIES_SHEET, EXAMPLE_SHEET, GUIDE_SHEET, write_template
from etl.vocabulary import vocabulary
from tests.etl.reading.handing_in import read
from tests.product import etl


@pytest.fixture(params=sorted(contracts()))
def ledger(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def template(ledger: str, tmp_path: Path) -> Path:
    path = tmp_path / "blank" / f"{ledger}.xlsx"
    write_template(ledger, path)
    return path


def test_one_row_of_headings_and_nothing_else(ledger: str, template: Path) -> None:
    sheet = load_workbook(template)[DATA_SHEET]
    fields = [field for field in contract(ledger).fields if field.is_asked]
    (headings,) = sheet.iter_rows(values_only=True)
    assert [folded(str(heading)) for heading in headings] == [folded(field.zh) for field in fields]
    marked = [str(heading).startswith("*") for heading in headings]
    assert marked == [field.required for field in fields]
    assert sheet.freeze_panes == "A2"


def test_the_example_stands_under_the_same_headings(ledger: str, template: Path) -> None:
    book = load_workbook(template)
    fields = [field for field in contract(ledger).fields if field.is_asked]
    (headings,) = book[DATA_SHEET].iter_rows(values_only=True)
    above, example = book[EXAMPLE_SHEET].iter_rows(values_only=True)
    assert above == headings
    assert [value is not None for value in example] == [bool(field.example) for field in fields]
    assert book[EXAMPLE_SHEET].protection.sheet


def test_nothing_in_the_guide_reads_as_a_row(template: Path) -> None:
    guide = load_workbook(template)[GUIDE_SHEET]
    assert guide.max_column == 1
    assert guide.max_row > 5


def test_drop_downs_hold_the_vocabulary(ledger: str, template: Path) -> None:
    book = load_workbook(template)
    fields = [field for field in contract(ledger).fields if field.is_asked]
    offered = {
        str(validation.sqref).split(":")[0]: words_of(book, validation.formula1)
        for validation in book[DATA_SHEET].data_validations.dataValidation
        if validation.type == "list"
    }
    wanted = {
        book[DATA_SHEET].cell(2, index).coordinate: [
            member.zh for member in vocabulary(field.vocabulary).members
        ]
        if field.vocabulary
        else ["是", "否"]
        for index, field in enumerate(fields, start=1)
        if field.vocabulary or field.type == "yes_no"
    }
    assert offered == wanted


def words_of(book: Any, formula: str) -> list[str]:
    """The words a list offers, written out in it or standing in cells."""
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    sheet, _, cells = formula.replace("'", "").replace("$", "").partition("!")
    return [row[0].value for row in book[sheet][cells]]


def test_dates_and_numbers_are_checked(ledger: str, template: Path) -> None:
    kinds = [v.type for v in load_workbook(template)[DATA_SHEET].data_validations.dataValidation]
    types = [field.type for field in contract(ledger).fields if field.is_asked]
    assert kinds.count("date") == types.count("date")
    assert kinds.count("whole") == sum(types.count(kind) for kind in ("count", "integer", "month"))


def test_an_unknown_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownLedger, match="issue"):
        write_template("no_such", tmp_path / "x.xlsx")


def test_a_filled_template_loads_without_a_question(tmp_path: Path) -> None:
    """A station, a reception and an issue, each typed into its template as the examples say."""
    inbox = tmp_path / "inbox" / "610902101" / "2021-06"
    station = "张滩镇王湾村人大代表联络站"
    fill(
        "station",
        inbox / "站点.xlsx",
        {
            "站点编号": "S-1",
            "名称": station,
            "类型": "代表联络站",
            "村(社区)": "王湾村",
            "启用日期": datetime(2020, 5, 1),
        },
    )
    fill(
        "reception",
        inbox / "接待.xlsx",
        {"编号": "J001", "接待日期": date(2021, 6, 15), "站点": station, "接待方式": "接访", "接待人次": 12},
    )
    fill(
        "issue",
        inbox / "问题.xlsx",
        {
            "编号": "001",
            "收集日期": "2021-06-15",
            "村(社区)": "王湾村",
            "站点": station,
            "来源接待": "J001",
            "问题类别": "道路交通",
            "办结日期": date(2021, 6, 20),
            "办理结果": "已解决",
        },
    )
    answer = etl("load", tmp_path / "inbox", "--json", home=tmp_path / "home")
    assert answer.code == 0, answer.err
    for part in answer.json["submissions"]:
        assert (part["loaded"], part["quarantined"]) == (1, 0)
        assert part["findings"] == []


def fill(ledger: str, path: Path, row: dict[str, Any]) -> None:
    """Write the template and type one row into it."""
    write_template(ledger, path)
    book = load_workbook(path)
    sheet = book[DATA_SHEET]
    headings = [str(cell.value).lstrip("*") for cell in sheet[1]]
    for heading, value in row.items():
        sheet.cell(2, headings.index(heading) + 1, value)
    book.save(path)


def test_who_fills_in_the_sheet_of_the_example_is_told(tmp_path: Path) -> None:
    """What stands there is no data, but a row more than the example is not passed over in silence."""
    path = tmp_path / "站点.xlsx"
    fill("station", path, {"站点编号": "S-1", "名称": "同心村站", "类型": "代表联络站", "村(社区)": "同心村"})
    assert read(path.read_bytes(), ledger="station").rules == []
    book = load_workbook(path)
    book[EXAMPLE_SHEET].append(["S-2", "王湾村站", "代表联络站", None, "王湾村"])
    book.save(path)
    found = read(path.read_bytes(), ledger="station")
    assert found.counts == (2, 1, 0, 1)
    (finding,) = found.batch.findings
    assert finding.rule == "sheet_not_read"
    assert "是示例，其中 3 行没有读入" in finding.message


def test_all_at_once_into_a_folder(tmp_path: Path) -> None:
    answer = etl("template", "all", "-o", tmp_path / "模板", home=tmp_path / "home")
    assert answer.code == 0, answer.err
    assert {path.stem for path in (tmp_path / "模板").iterdir()} == {one.zh for one in contracts().values()}


def test_drop_downs_from_the_senders_registers(demo_home: Path, tmp_path: Path) -> None:
    """A town's own stations and villages, nobody else's; several of one name stand by their number."""
    path = tmp_path / "接待.xlsx"
    answer = etl("template", "reception", "-o", path, "--unit", "610902101", home=demo_home)
    assert answer.code == 0, answer.err
    book = load_workbook(path)
    assert book[ENTRIES_SHEET].sheet_state == "hidden"
    lists = {
        validation.promptTitle: words_of(book, validation.formula1)
        for validation in book[DATA_SHEET].data_validations.dataValidation
        if ENTRIES_SHEET in str(validation.formula1)
    }
    with duckdb.connect(str(Snapshots(Home(demo_home)).all()[-1].path), read_only=True) as connection:
        stations, villages = (
            [name for (name,) in connection.execute(query).fetchall()]
            for query in (
                "select name from stations where town = '610902101000' and not is_provisional",
                "select name from regions where town = '610902101000' and not is_provisional",
            )
        )
    assert sorted(lists["站点"]) == sorted(stations)
    assert sorted(lists["村(社区)"]) == sorted(villages)


@pytest.mark.parametrize(
    ("unit", "told"), [("610903", "没有单位"), ("61x", "不是区划代码")], ids=["elsewhere", "no code"]
)
def test_a_unit_without_registers_is_refused(unit: str, told: str, demo_home: Path, tmp_path: Path) -> None:
    answer = etl("template", "reception", "-o", tmp_path / "x.xlsx", "--unit", unit, home=demo_home)
    assert answer.code == 2
    assert told in answer.err
    assert not (tmp_path / "x.xlsx").exists()
