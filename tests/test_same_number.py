"""One scope, four media: what the page, the slides, the CSV and the command line print is the same number."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient
from pptx import Presentation

from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.product import dashboard, metric
from tests.web import served, signed_in

REGION, QUARTER = "610902", "2021Q4"
PERIOD = ("2021-10-01", "2021-12-31")
ADDRESS = f"?region={REGION}&quarter={QUARTER}"
Line = tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A figure by a dimension: the page that shows it, and the counts looked for."""

    metric: str
    by: str
    path: str
    counts: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What the command line says of one member."""

    counts: list[int]
    share: str | None


CASES = (
    Case("issues.level_flow", "level", "/issues", ("taken_in", "resolved", "escalated", "in_progress")),
    Case("issues.resolution_rate", "level", "/issues", ("numerator", "denominator")),
    Case("issues.collected", "category", "/issues", ("value",)),
    Case("issues.resolution_rate", "region", "/", ("numerator", "denominator")),
    Case("receptions.table", "setting", "/stations", ("sessions", "person_times", "opinions")),
)


def lines_of(node: Any) -> Iterator[Line]:
    """The table rows of a page, as texts."""
    if isinstance(node, Component):
        if type(node).__name__ == "Tr":
            yield tuple(text_of(cell) for cell in node.children)
        else:
            yield from lines_of(getattr(node, "children", None))
    elif isinstance(node, list | tuple):
        for child in node:
            yield from lines_of(child)


def text_of(node: Any) -> str:
    """The text inside a component."""
    if isinstance(node, Component):
        return text_of(getattr(node, "children", None))
    if isinstance(node, list | tuple):
        return "".join(text_of(child) for child in node)
    return "" if node is None else str(node)


@pytest.fixture(scope="module")
def pages(demo_home: Path) -> Iterator[dict[str, list[Line]]]:
    """The rows of every table on the pages, drawn for the scope."""
    warehouse = Warehouse(demo_home)
    yield {
        path: list(lines_of(page_at(warehouse, path, ADDRESS).content))
        for path in ("/", "/issues", "/stations")
    }
    warehouse.close()


@pytest.fixture(scope="module")
def deck(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> list[list[Line]]:
    """The rows of every native table and chart of the quarter's slides, drawing by drawing."""
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    answer = dashboard("slides", "--region", REGION, "--quarter", QUARTER, "-o", path, home=demo_home)
    assert answer.code == 0, answer.err
    drawings: list[list[Line]] = []
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                drawings.append([tuple(cell.text for cell in row.cells) for row in shape.table.rows])
            if shape.has_chart:
                drawings.append(chart_lines(shape.chart))
    return drawings


def chart_lines(chart: Any) -> list[Line]:
    """A native chart's data: one line a category, one number a series."""
    plots = list(chart.plots)
    categories = [str(category) for category in plots[0].categories]
    series = [list(one.values) for plot in plots for one in plot.series]
    return [
        (name, *(number_text(values[index]) for values in series if index < len(values)))
        for index, name in enumerate(categories)
    ]


def number_text(value: float | None) -> str:
    """A chart's number as a table would print it."""
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() and value != 1 else f"{value:.4f}"


@pytest.fixture(scope="module")
def client(demo_home: Path) -> FlaskClient:
    """The web server, without a browser."""
    return signed_in(served(demo_home), demo_home)


def printed(lines: list[Line], label: str, answer: Answer) -> bool:
    """Whether there is a row of that name with all the counts (alone or as 'a/b'), or with the share."""
    counts = {f"{count:,}" for count in answer.counts}
    for line in lines:
        parts = {part for cell in line[1:] for part in cell.split("/")}
        parts |= {str(count) for count in answer.counts if f"{count:.4f}" in parts}
        if line[0].startswith(label) and (
            counts <= parts or (answer.share is not None and answer.share in parts)
        ):
            return True
    return False


def asked(home: Path, case: Case) -> dict[str, Answer]:
    """The command line's answer: label -> counts and share, where anything happened."""
    rows = metric(home, case.metric, REGION, *PERIOD, "--by", case.by)
    found = {row["label"]: Answer([row[name] or 0 for name in case.counts], share_of(row)) for row in rows}
    return {label: answer for label, answer in found.items() if any(answer.counts)}


def share_of(row: dict[str, Any]) -> str | None:
    """A row's share as a chart's data hold it."""
    return f"{row['value']:.4f}" if "denominator" in row and row["value"] is not None else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.metric} by {case.by}")
def test_the_page_prints_the_command_line_s_numbers(
    demo_home: Path, pages: dict[str, list[Line]], case: Case
) -> None:
    missing = {k: v for k, v in asked(demo_home, case).items() if not printed(pages[case.path], k, v)}
    assert missing == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.metric} by {case.by}")
def test_the_slides_print_the_command_line_s_numbers(
    demo_home: Path, deck: list[list[Line]], case: Case
) -> None:
    """Slides fold what is long; in the drawing that shows the figure, what is named must carry its number."""
    answers = asked(demo_home, case)

    def told(drawing: list[Line]) -> list[str]:
        return [label for label, answer in answers.items() if printed(drawing, label, answer)]

    shown = max(deck, key=lambda drawing: len(told(drawing)))
    assert told(shown)
    assert told(shown) == [label for label in answers if any(line[0].startswith(label) for line in shown)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.metric} by {case.by}")
def test_the_download_is_the_command_line_s_csv(demo_home: Path, client: FlaskClient, case: Case) -> None:
    scope = ("--region", REGION, "--quarter", QUARTER, "--by", case.by)
    typed = dashboard("metric", case.metric, *scope, "--csv", home=demo_home).out
    clicked = client.get(f"/csv/metric{ADDRESS}&metric={case.metric}&by={case.by}").get_data(as_text=True)
    ours, theirs = (
        list(csv.reader(io.StringIO(typed))),
        list(csv.reader(io.StringIO(clicked.lstrip("\ufeff")))),
    )
    assert ours[1:] == [line[:-1] for line in theirs[1:]]
    assert all(line[-1].endswith("UTC") for line in theirs[1:])  # who carried it away, and when
    answers = metric(demo_home, case.metric, REGION, *PERIOD, "--by", case.by)
    places = [ours[0].index(name) for name in case.counts]
    told = [["" if row[name] is None else str(row[name]) for name in case.counts] for row in answers]
    assert [[line[place] for place in places] for line in ours[1:]] == told


def test_a_figure_is_as_many_rows_as_it_says(demo_home: Path, client: FlaskClient) -> None:
    (row,) = metric(demo_home, "issues.collected", REGION, *PERIOD)
    text = client.get(f"/csv/rows{ADDRESS}&metric=issues.collected").get_data(as_text=True)
    assert len(list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))) - 1 == row["value"]
