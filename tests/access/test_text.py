"""Text of ledgers is never more than text: every free text of every table says something it shouldn't.

On pages what reads markup (plotly's labels, markdown) gets it escaped, everything else is a text node; on
slides it is the text of a run; in CSV no cell is a formula.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from flask.testing import FlaskClient
from plotly.utils import PlotlyJSONEncoder
from pptx import Presentation

from dashboard.metrics import METRICS
from dashboard.pages import PAGES
from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.dashboard.fixture_rows import COUNTY
from tests.dashboard.warehouse_fixture import SNAPSHOT, write_warehouse
from tests.web import served, signed_in

HOSTILE = "=1+1<script>alert(1)</script><b>\u202e\"'&{{7*7}}](javascript:alert(1))"
MARK = "<script>alert(1)"
PERIOD = "from=2021-01-01&to=2021-12-31&as_of=2021-12-31"

FREE = [
    "name",
    "title",
    "label",
    "content",
    "reply",
    "place",
    "note",
    "owner",
    "topic",
    "theme",
    "list",
    "outcome",
    "result",
    "finding",
    "advice",
    "cause",
    "delay_note",
    "safeguards",
    "feature",
    "guidance_group",
    "reception_rule",
    "constituent",
    "deputies",
    "group_name",
    "project_name",
    "subject_name",
    "department",
    "unit_name",
    "findings",
    "performance",
    "person",
    "leader",
    "linked_member",
    "grid",
    "participants",
    "stated_grade",
    "rectification",
    "look_back_result",
    "file",
    "sheet",
    "column",
    "found",
    "message",
    "message_en",
    "assessor",
    "record",
    "word",
    "campaign",
]
"""Columns that hold what people typed, wherever they stand; by `unit`, `item`, keys rows are joined."""

MARKUP = frozenset(
    {"text", "hovertext", "ticktext", "labels", "title", "name", "hovertemplate", "texttemplate"}
)
"""What plotly reads tags in."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small warehouse, something bad before every free text; what agreed still agrees."""
    home = write_warehouse(tmp_path_factory.mktemp("hostile"))
    with duckdb.connect(str(home / "warehouse" / f"{SNAPSHOT}.duckdb")) as connection:
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() where data_type = 'VARCHAR'"
            " and table_name not in ('calendar', 'months', 'vocabulary', 'meta')"
        ).fetchall()
        views = {name for (name,) in connection.execute("select view_name from duckdb_views()").fetchall()}
        for table, column in columns:
            if column in FREE and table not in views:
                connection.execute(
                    f'update {table} set "{column}" = $text || "{column}" where "{column}" is not null',
                    {"text": HOSTILE},
                )
    return home


@pytest.fixture(scope="module")
def client(home: Path) -> FlaskClient:
    return signed_in(served(home), home)


def figures(part: Any) -> Iterator[Mapping[str, Any]]:
    """Every plotly figure of a page as the browser gets it."""
    if isinstance(part, list):
        for one in part:
            yield from figures(one)
    elif isinstance(part, dict):
        if part.get("type") == "Graph":
            yield part["props"]["figure"]
        elif part.get("namespace", "").startswith("dash_") and "children" in part.get("props", {}):
            yield from figures(part["props"]["children"])


def tagged(part: Any, name: str = "") -> Iterator[str]:
    """Texts that plotly reads tags in and that hold the script."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            yield from tagged(value, key if key != "text" or name not in MARKUP else name)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from tagged(one, name)
    elif isinstance(part, str) and MARK in part and (name in MARKUP or name in ("x", "y")):
        yield f"{name}: {part[:120]}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_no_label_of_a_chart_is_markup(home: Path, page: Any) -> None:
    warehouse = Warehouse(home)
    shown = page_at(warehouse, page.path, f"?region={COUNTY}&{PERIOD}&metric=issues.collected")
    sent = json.loads(json.dumps(shown.content, cls=PlotlyJSONEncoder))
    warehouse.close()
    told = json.dumps(sent, ensure_ascii=False)
    assert "这一页打不开" not in told
    assert "没有算出来" not in told
    assert [text for figure in figures(sent) for text in tagged(figure)] == []
    assert page.id != "suggestions" or "&lt;script&gt;alert" in told


def test_no_cell_of_a_file_is_a_formula(client: FlaskClient) -> None:
    """The rows behind every figure; every row says who carried it away."""
    seen = 0
    for metric in METRICS:
        answer = client.get(f"/csv/rows?region={COUNTY}&{PERIOD}&metric={metric}")
        assert answer.status_code == 200, metric
        rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
        assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []
        assert {row[-1].split()[0] for row in rows[1:]} <= {"local"}
        seen += sum(MARK in cell for row in rows for cell in row)
    assert seen > 50


def test_a_slide_s_text_is_text_and_every_slide_says_who_carried_it_away(client: FlaskClient) -> None:
    answer = client.get(f"/slides?region={COUNTY}&quarter=2021Q4&as_of=2021-12-31")
    deck = Presentation(io.BytesIO(answer.get_data()))
    slides = [[s.text_frame.text for s in slide.shapes if s.has_text_frame] for slide in deck.slides]
    assert any(HOSTILE[:10] in text for texts in slides for text in texts)
    assert all(any(text.startswith("local 20") for text in texts) for texts in slides)
