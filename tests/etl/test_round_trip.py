"""Round trip of every ledger: what is typed into its template is what is read, none waiting."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from etl.contract import Field, contract, contracts
from etl.reading.privacy import keyed_hash
from etl.template import DATA_SHEET, EXAMPLE_SHEET, write_template
from etl.vocabulary import vocabulary
from tests.etl.reading.handing_in import KEY, Read, read

Row = Mapping[str, Any]
LEDGERS = sorted(contracts())
# No digits in free text: a number that could be a telephone's is masked (tests/etl/reading/test_privacy).
LETTERS = "村路灯不亮修水渠abcXYZ（）()、，。；：“”<>&'\"=+-@%{}[]|\\/ \n\u3000"
IDS = st.text("ABCXYZ0123456789-", min_size=1, max_size=8).filter(lambda text: text.strip("-"))
DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))
SMALL = ("satisfied", "basically_satisfied", "dissatisfied", "no_view", "solved_on_spot", "votes_for")
SETTLED = {
    "absent_days": st.integers(0, 31),
    "year": st.integers(2000, 2040),
    "hours": st.integers(0, 240),
    **dict.fromkeys(SMALL, st.integers(0, 9)),
}
"""Fields that a rule of their contract bounds; its rules on dates hold where a row's dates are one day."""


@lru_cache(maxsize=32)
def blank(ledger: str, folder: Path) -> bytes:
    path = folder / f"{ledger}.xlsx"
    write_template(ledger, path)
    return path.read_bytes()


def asked(ledger: str) -> list[Field]:
    return [field for field in contract(ledger).fields if field.is_asked]


def filled(content: bytes, ledger: str, rows: Sequence[Row]) -> bytes:
    """The template with rows typed in."""
    book = load_workbook(io.BytesIO(content))
    sheet = book[DATA_SHEET]
    for number, row in enumerate(rows, start=2):
        for index, field in enumerate(asked(ledger), start=1):
            value = row.get(field.name)
            if value is not None:
                cell = sheet.cell(number, index, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@pytest.mark.parametrize("ledger", LEDGERS)
def test_the_example_as_a_row_of_its_own(ledger: str, folder: Path) -> None:
    """The example is no row; typed in, it is one, and nothing is said of it."""
    book = load_workbook(io.BytesIO(blank(ledger, folder)))
    book[DATA_SHEET].append([cell.value for cell in book[EXAMPLE_SHEET][2]])
    saved = io.BytesIO()
    book.save(saved)
    found = read(saved.getvalue(), ledger=ledger, period="2017-01..2026-12", today=date(2026, 12, 31))
    assert [finding.message for finding in found.batch.findings] == []
    assert found.counts == (2, 1, 0, 1)


def values(field: Field, day: date) -> st.SearchStrategy[Any]:
    """What a person may type into the field's cells, as a spreadsheet holds it."""
    if field.name in SETTLED:
        return SETTLED[field.name]
    if field.vocabulary:
        return st.sampled_from([member.zh for member in vocabulary(field.vocabulary).members])
    names = st.sampled_from(["王某某", "欧阳某", "李 某", "Ann Lee"])
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "date": st.just(day),
        "period": st.sampled_from(["2021", "2021Q2", "2021-06"]),
        "month": st.integers(1, 12),
        "integer": st.integers(0, 10**6),
        "count": st.integers(36, 10**6),
        "number": st.integers(0, 10**4).map(lambda hundredths: hundredths / 100),
        "money": st.integers(0, 10**9).map(lambda fen: fen / 100),
        "share": st.integers(0, 100).map(lambda percent: percent / 100),
        "yes_no": st.sampled_from(["是", "否"]),
        "id": IDS,
        "code": st.integers(10**11, 10**12 - 1).map(str),
        "region": st.sampled_from(["同心村", "大同镇/同心村", "610902101201"]),
        "name": names,
        "names": st.lists(names, min_size=1, max_size=3).map("、".join),
        "phone": st.just("13900000000"),
    }
    texts = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
    return kinds.get(field.type, texts)


@st.composite
def rows_of(draw: st.DrawFn, ledger: str) -> list[Row]:
    """Rows that keep the contract's rules, no two alike in what makes their key."""
    rows: list[Row] = []
    count = draw(st.integers(1, 4))
    numbers = draw(st.lists(IDS, min_size=count, max_size=count, unique=True))
    for number in numbers:
        day = draw(DAYS)
        row = {
            field.name: draw(values(field, day))
            for field in asked(ledger)
            if field.required or field.type in ("date", "region") or draw(st.booleans())
        }
        own = next((field.name for field in asked(ledger) if field.type in ("id", "text")), None)
        named = {own: number} if own else {"region": f"6109021012{len(rows):02}"}
        rows.append({**row, **whole(ledger, len(rows)), **named})
    return rows


def whole(ledger: str, place: int) -> Row:
    """What a rule asks for beside what was drawn."""
    match ledger:
        case "region":
            return {"code": f"6109021012{place:02}"}
        case "assessment":
            return {"group": "第一代表小组"}
        case "suggestion":
            return {"satisfaction": "满意"}
        case "reception":
            return {"opinions": 10}
        case "project":
            return {"votes_cast": 68, "candidate": "是", "investment": 10**10}
        case "budget":
            return {"executed": 1.5, "original": 10**12, "adjusted": 10**12, "paid": 10**8, "used": 10**7}
        case "deputy":
            return {"grid": "第一网格"}
        case "survey" | "review":
            return {"asked": 40, **dict.fromkeys(("satisfied", "basically_satisfied", "dissatisfied"), 3)}
        case "activity":
            return {"attended": "出席"}
        case "issue_review":
            return {"outcome": "属实办结"}
        case "task":
            return {"outcome": "已完成"}
        case _:
            return {}


def typed(field: Field, value: Any) -> Any:
    """What must stand in the field's first typed column."""
    if value is None:
        return None
    match field.type:
        case "word":
            return vocabulary(field.vocabulary or "").code(value)
        case "yes_no":
            return value == "是"
        case "number" | "money":
            return Decimal(str(value)).quantize(Decimal("0.01"))
        case "name" | "phone":
            return keyed_hash(value, KEY)
        case "period":
            return {"2021": date(2021, 1, 1), "2021Q2": date(2021, 4, 1), "2021-06": date(2021, 6, 1)}[value]
        case _:
            return value


def read_back(found: Read, ledger: str) -> list[dict[str, Any]]:
    fields = asked(ledger)
    columns = [f'"{field.columns[0][0]}"' for field in fields]
    return [
        dict(zip((field.name for field in fields), row, strict=True)) for row in found.rows(ledger, *columns)
    ]


def assert_round_trip(ledger: str, rows: Sequence[Row], folder: Path) -> None:
    content = filled(blank(ledger, folder), ledger, rows)
    found = read(content, ledger=ledger, period="2020-01..2021-12")
    assert [finding.message for finding in found.batch.findings] == []
    assert found.counts == (len(rows) + 1, len(rows), 0, 1)
    wanted = [{field.name: typed(field, row.get(field.name)) for field in asked(ledger)} for row in rows]
    assert read_back(found, ledger) == wanted


@pytest.mark.parametrize("ledger", LEDGERS)
def test_what_is_typed_in_is_what_is_read(ledger: str, folder: Path) -> None:
    @given(rows=rows_of(ledger))
    @settings(max_examples=2, deadline=None)
    def trip(rows: list[Row]) -> None:
        assert_round_trip(ledger, rows, folder)

    trip()


@pytest.mark.long
@pytest.mark.parametrize("ledger", LEDGERS)
def test_many_rounds(ledger: str, folder: Path) -> None:
    @given(rows=rows_of(ledger))
    @settings(max_examples=200, deadline=None)
    def trip(rows: list[Row]) -> None:
        assert_round_trip(ledger, rows, folder)

    trip()
