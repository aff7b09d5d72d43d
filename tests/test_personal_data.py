"""Planted names, numbers and markup, hunted everywhere but in the untouched files."""

import csv
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dash import dcc
from openpyxl import load_workbook

from dashboard.pages import PAGES, Page
from dashboard.warehouse import Warehouse
from etl.contract import Field, contracts
from etl.template import EXAMPLE_SHEET, write_template
from layouts.site import page_at
from tests.product import dashboard, etl

VILLAGE = "610902101201"
NAME, PHONE, LANDLINE, IDENTITY = "欧阳小二", "13900002222", "0915-3212345", "612401197001011234"
SECRETS = (NAME, PHONE, "139 0000 2222", LANDLINE, IDENTITY)
PLANTED = f"，可打{PHONE}或139 0000 2222、{LANDLINE}，证件{IDENTITY}"
MARKUP = '<script>alert(1)</script><b onmouseover="x">\u202e'
FORMULA = '=HYPERLINK("x")'
NUMBERS = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|[1-9]\d{5}(?:19|20)\d{9}[\dXx])(?!\d)")
HASH = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b")
REAL = os.environ.get("MINQING_REAL", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that was handed every ledger with personal data and markup wherever somebody may write it."""
    folder = tmp_path_factory.mktemp("planted")
    inbox = folder / "inbox" / VILLAGE / "2021"
    inbox.mkdir(parents=True)
    for ledger, wanted in contracts().items():
        headings, example = example_of(ledger, folder)
        rows = [[planted(wanted.by_name[name], text, n) for name, text in example.items()] for n in (1, 2, 3)]
        # Of a name nobody but the constituent's own column can know that it is one.
        own = NAME if any(field.type == "name" for field in wanted.fields) else ""
        lines = [
            [f"{wanted.zh}　填表人：王某 {PHONE}"],
            [*headings, "谁反映的"],
            *([*row, f"{own}{PLANTED}{MARKUP}"] for row in rows),
        ]
        file = io.StringIO()
        csv.writer(file).writerows(lines)
        (inbox / f"{wanted.zh}.csv").write_text(file.getvalue(), encoding="utf-8")
    answer = etl("load", folder / "inbox", "--json", home=folder / "home")
    assert answer.code == 1, answer.err
    (folder / "said.json").write_text(answer.out + answer.err, encoding="utf-8")
    return folder


def example_of(ledger: str, folder: Path) -> tuple[list[str], dict[str, str]]:
    """The headings of the ledger's template and its example, by field."""
    path = folder / "template.xlsx"
    write_template(ledger, path)
    headings, example = load_workbook(path)[EXAMPLE_SHEET].iter_rows(values_only=True)
    names = [field.name for field in contracts()[ledger].fields if field.is_asked]
    texts = ["" if value is None else str(value).removesuffix(" 00:00:00") for value in example]
    return [str(heading) for heading in headings], dict(zip(names, texts, strict=True))


def planted(field: Field, text: str, row: int) -> str:
    """The example with what a person may write besides: more in each row, the third can't be loaded."""
    match field.type:
        case "name":
            return NAME
        case "phone":
            return PHONE
        case "id":
            return f"{text}-{row}" if text else ""
        case "code":
            return f"6109021012{row:02}"
        case "text" | "names":
            return f"{FORMULA if row > 1 else text}{MARKUP}{PLANTED}"
        case "word" if row > 1:
            return f"{text}{PLANTED}"
        case "region" if row > 1:
            return f"{text}{PHONE}"
        case "date" if row > 2:
            return f"不知道哪天，问{PHONE}"
        case _:
            return text


def hunted(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text] + numbers(text)


def numbers(text: str) -> list[str]:
    """What reads as a telephone or identity number, hashes aside."""
    return [str(found) for found in NUMBERS.findall(HASH.sub("", text))]


def stored(home: Path) -> Iterator[tuple[str, str]]:
    """Every table of the warehouse and every file of the lake, as one text each."""
    current = json.loads((home / "CURRENT").read_text(encoding="utf-8"))["snapshot"]
    with duckdb.connect(str(home / "warehouse" / f"{current}.duckdb"), read_only=True) as connection:
        for (table,) in connection.execute("select table_name from duckdb_tables()").fetchall():
            yield table, str(connection.execute(f'select * from "{table}"').fetchall())
    with duckdb.connect() as connection:
        for path in sorted((home / "lake").rglob("*.parquet")):
            rows = connection.execute(f"select * from read_parquet('{path}')").fetchall()
            yield path.relative_to(home).as_posix(), str(rows)


def test_warehouse_lake_quarantine_and_findings_hold_none(folder: Path) -> None:
    seen = dict(stored(folder / "home"))
    assert {name: hunted(text) for name, text in seen.items() if hunted(text)} == {}
    assert "[电话]" in seen["filled_issues"]
    assert "[证件号]" in seen["filled_issues"]
    assert seen["quarantine"] != "[]"


def test_journal_and_what_a_load_says_hold_none(folder: Path) -> None:
    """The journal of loads, the log, the account on standard output and the progress on standard error."""
    home = folder / "home"
    kept = [*(home / "loads").iterdir(), *(home / "audit").rglob("*.jsonl"), folder / "said.json"]
    for path in kept:
        assert hunted(path.read_text(encoding="utf-8")) == [], path.name


def test_the_untouched_files_and_what_is_sent_back_are_their_owners_only(folder: Path) -> None:
    home = folder / "home"
    returned = [path for path in (home / "returns").rglob("*.xlsx")]
    archived = [path for path in (home / "archive").rglob("*") if path.is_file()]
    assert returned
    for path in (*returned, *archived, home / "key"):
        assert path.stat().st_mode & 0o077 == 0, path


SCOPE = ("--region", "610902", "--year", "2021")
LISTINGS = ("issues.collected", "receptions.sessions", "suggestions.funnel", "submissions.rows_waiting")


@pytest.mark.parametrize("metric", LISTINGS)
def test_exports_hold_none(metric: str, folder: Path) -> None:
    for form in ("--csv", "--json"):
        answer = dashboard("rows", metric, *SCOPE, form, home=folder / "home")
        assert answer.code == 0, answer.err
        assert hunted(answer.out + answer.err) == []


def test_what_comes_back_holds_no_formula_of_ours(folder: Path) -> None:
    for path in (folder / "home" / "returns").rglob("*.xlsx"):
        for page in load_workbook(path).worksheets:
            assert not [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def test_slides_hold_none(folder: Path) -> None:
    path = folder / "deck.pptx"
    answer = dashboard(
        "slides", "--region", "610902", "--quarter", "2021Q2", "-o", path, home=folder / "home"
    )
    assert answer.code == 0, answer.err
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", errors="ignore")
            assert [secret for secret in SECRETS if secret in text] == [], name
            assert "<script>" not in text, name


SCRIPT, TAG = "<script", "<b onmouseover"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_pages_print_markup_and_hold_no_secret(page: Page, folder: Path) -> None:
    """Text of ledgers stands in a page as children of elements, which a browser prints unread."""
    warehouse = Warehouse(folder / "home")
    try:
        content = page_at(warehouse, page.path, "?region=610902&year=2021").content
    finally:
        warehouse.close()
    assert hunted(str(content)) == []
    for component in [content, *content._traverse()]:
        if isinstance(component, dcc.Graph):
            assert SCRIPT not in str(component.figure)
            assert TAG not in str(component.figure)
        assert not isinstance(component, dcc.Markdown) or not component.to_plotly_json()["props"].get(
            "dangerously_allow_html"
        )
        assert not getattr(component, "dangerously_allow_code", False)
        href = str(getattr(component, "href", ""))
        assert "<" not in href
        assert not href.lower().startswith(("javascript:", "data:"))


@pytest.mark.skipif(not REAL, reason="MINQING_REAL names no folder with the file")
def test_real_complaints_leave_no_name_and_no_number(tmp_path: Path) -> None:
    path = Path(REAL) / "complaints_2816.xlsx"
    if not path.exists():
        pytest.skip("the file is not there")
    options = ("--ledger", "issue", "--unit", "430000", "--period", "all")
    answer = etl("load", path, *options, "--json", home=tmp_path)
    assert answer.code in (0, 1), answer.err
    names = real_names(path)
    for name, text in (*stored(tmp_path), ("the account", answer.out)):
        assert numbers(text) == [], name
        cells = set(re.findall(r"'((?:[^'\\]|\\.)*)'", text))
        assert cells.isdisjoint(names), name


def real_names(path: Path) -> set[str]:
    """Who wrote in, as the file says."""
    rows: list[Mapping[str, Any]] = []
    headings, *lines = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    rows = [dict(zip(map(str, headings), line, strict=False)) for line in lines]
    found = {str(row["留言用户"]).strip() for row in rows if row.get("留言用户")}
    return {name for name in found if len(name) > 1}
