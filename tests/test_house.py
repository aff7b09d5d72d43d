"""The house's own rules: sizes, names, no outside addresses, nothing caught blindly, two languages."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dashboard.metrics import METRICS
from dashboard.metrics.definition import Metric
from dashboard.metrics.sources import fields_of, frame_sources, frames_of, policies_of
from tests.product import run

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("audit", "etl", "dashboard", "layouts", "callbacks")
FUNCTION_LIMIT, FILE_LIMIT, CALLBACK_LIMIT = 60, 400, 10
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base"}
READMES = ("README.md", "README.zh-CN.md")


def sources(*suffixes: str, rooms: tuple[str, ...] = ROOMS) -> list[Path]:
    """The product's own files (nothing vendored)."""
    found = [path for room in rooms for path in (ROOT / room).rglob("*") if path.suffix in suffixes]
    found += [ROOT / "app.py"] if ".py" in suffixes else []
    return sorted(path for path in found if "vendor" not in path.parts)


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the product, parsed."""
    for path in sources(".py"):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def test_files_and_functions_stay_small() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in [*sources(".py", ".sql"), *sorted((ROOT / "tests").rglob("*.py"))]
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > FILE_LIMIT
    ]
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LIMIT:
                    long.append(f"{name}:{node.lineno} {node.name}: {length} lines")
    assert long == []


def test_modules_are_nouns() -> None:
    assert [path for path in sources(".py") if path.stem in VAGUE] == []


def test_nothing_is_caught_blindly() -> None:
    blind = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
        )
    ]
    assert blind == []


def test_nothing_is_left_to_do() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    left = [
        path
        for path in sources(".py", ".sql", ".css", ".js")
        if marks.search(path.read_text(encoding="utf-8"))
    ]
    assert left == []


def test_no_outside_address_in_code() -> None:
    """XML namespaces are names, not addresses; loopback is this machine."""
    address = re.compile(
        r"""(?:https?:)?//(?!127\.0\.0\.1|localhost|\{|schemas\.|www\.w3\.org/)[a-z0-9-]+\.[a-z]"""
    )
    found = []
    for path in sources(".py", ".js", ".css", ".html", ".toml"):
        text = path.read_text(encoding="utf-8")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in address.finditer(text)]
    assert found == []


def test_only_the_graph_factory_builds_graphs() -> None:
    builders = {
        name
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Attribute) and node.func.attr == "Graph")
            or (isinstance(node.func, ast.Name) and node.func.id == "Graph")
        )
    }
    assert len(builders) == 1, builders


def test_callbacks_are_thin() -> None:
    """The body of what a click calls: docstring aside, at most ten lines."""
    thick = []
    for name, tree in trees():
        if not name.startswith("callbacks"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and any(
                "callback" in ast.dump(mark) for mark in node.decorator_list
            ):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = (node.end_lineno or 0) - body[0].lineno + 1
                if length > CALLBACK_LIMIT:
                    thick.append(f"{name}:{node.lineno} {node.name}: {length}")
    assert thick == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "data/vocabularies").glob("*.toml")), ids=lambda path: path.stem
)
def test_every_word_has_both_languages_and_one_meaning(path: Path) -> None:
    vocabulary = tomllib.loads(path.read_text(encoding="utf-8"))
    assert vocabulary["name"] == path.stem
    meaning: dict[str, str] = {}
    for member in vocabulary["member"]:
        assert re.search(r"[\u4e00-\u9fff]", member["zh"])
        assert re.search(r"[A-Za-z]", member["en"])
        for word in (member["zh"], *member["synonyms"]):
            assert meaning.setdefault(word, member["code"]) == member["code"], word


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_metric_says_everything_about_itself(metric: Metric) -> None:
    for text in (metric.name, metric.meaning, metric.formula, metric.limits):
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert re.search(r"[A-Za-z]", text.en)
    assert metric.good in ("up", "down", "neither")
    assert metric.dimensions
    assert {ledger for ledger, _field in fields_of(metric)} == set(metric.ledgers) != set()
    assert all((ROOT / "data" / "policy" / name).exists() for name in policies_of(metric))
    counts = [count for part in metric.parts for count in part.counts]
    assert counts
    assert all(re.search(r"[\u4e00-\u9fff]", count.text.zh) for count in counts)
    assert all(re.search(r"[A-Za-z]", count.text.en) for count in counts)


def test_the_fields_behind_metrics_are_those_of_the_contracts() -> None:
    told = {field for source in frame_sources().values() for field in source.fields}
    known = {
        f"{path.stem}.{field['name']}"
        for path in (ROOT / "etl" / "contracts").glob("*.toml")
        for field in tomllib.loads(path.read_text(encoding="utf-8"))["field"]
    }
    assert told - known == set()
    assert set(frame_sources()) == {frame for metric in METRICS.values() for frame in frames_of(metric)}


def commands() -> list[str]:
    """What the READMEs tell people to type: make targets and the commands of the two command lines."""
    pattern = re.compile(r"\bmake ([a-z-]+)|python -m (etl|dashboard) ([a-z-]+)")
    found = set()
    for name in READMES:
        blocks = re.findall(
            r"```[a-z]*\n(.*?)```|`([^`\n]+)`", (ROOT / name).read_text(encoding="utf-8"), re.S
        )
        for hit in pattern.finditer("\n".join(part for block in blocks for part in block)):
            found.add(f"make {hit[1]}" if hit[1] else f"{hit[2]} {hit[3]}")
    return sorted(found)


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_readme_exists(command: str) -> None:
    program, name = command.split()
    if program == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
        assert name in targets
    else:
        assert name in known_commands(program)


@cache
def known_commands(program: str) -> set[str]:
    """The commands a command line lists in its help."""
    listed = run(program, "--help").out.partition("Commands:")[2]
    return set(re.findall(r"^  ([a-z-]+)", listed, re.M))
