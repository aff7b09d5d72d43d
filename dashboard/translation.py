"""The words on the page in two languages: Chinese is the message id, English stands in a gettext catalogue.

`python -m dashboard.translation check` exits 1 when a text in the code has no English; `update` adds its
empty entry.
"""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, cast

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard.metrics.definition import Text

Language = Literal["zh", "en"]
HOUSE = Path(__file__).resolve().parent.parent
CATALOGUE = HOUSE / "data" / "locale" / "en" / "LC_MESSAGES" / "minqing.po"
ROOMS = ("app.py", "dashboard", "layouts", "callbacks")

_language: ContextVar[Language] = ContextVar("language", default="zh")


def language() -> Language:
    """The language spoken in this context: 'zh' unless `speaking` says otherwise."""
    return _language.get()


@contextmanager
def speaking(tongue: str) -> Iterator[None]:
    """Within it every text is in `tongue`: 'en' is English, anything else Chinese."""
    token = _language.set("en" if tongue == "en" else "zh")
    try:
        yield
    finally:
        _language.reset(token)


def _(message: str) -> str:
    """`message` (Chinese) in the language spoken; the Chinese itself where the catalogue has no English."""
    return message if language() == "zh" else _english().get(message) or message


def say(text: Text) -> str:
    """A definition's text in the language spoken."""
    return text.zh if language() == "zh" else text.en


def messages() -> dict[str, str]:
    """Every text in the code that passes through `_()` -> where it first stands ('layouts/page.py:12')."""
    found: dict[str, str] = {}
    for path in _sources():
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = _message_of(call)
            if text is not None:
                found.setdefault(text, f"{path.relative_to(HOUSE).as_posix()}:{cast(ast.Call, call).lineno}")
    return found


def missing() -> dict[str, str]:
    """The texts of `messages` that have no English, with where they stand."""
    english = _english()
    return {text: place for text, place in messages().items() if not english.get(text)}


@cache
def _english() -> dict[str, str]:
    return {str(entry.id): str(entry.string) for entry in _catalogue() if entry.id}


def _catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def _sources() -> list[Path]:
    paths = (HOUSE / room for room in ROOMS)
    return sorted(found for path in paths for found in ([path] if path.is_file() else path.rglob("*.py")))


def _message_of(node: ast.AST) -> str | None:
    # By syntax tree, not by Babel's tokens: Python 3.11 hides from them what stands in an f-string.
    if not (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_" and node.args
    ):
        return None
    first = node.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


@click.group()
def main() -> None:
    """The English catalogue of the Chinese texts in the code."""


@main.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Name each text in the code that has no English; exit 1 if there is one."""
    lacking = missing()
    for text, place in lacking.items():
        click.echo(f"{place}: no English for {text!r}")
    context.exit(1 if lacking else 0)


@main.command()
def update() -> None:
    """Add an empty English entry for each text in the code that has none."""
    catalogue = _catalogue()
    for text, place in missing().items():
        name, line = place.rsplit(":", 1)
        catalogue.add(text, "", locations=[(name, int(line))])
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=False, include_lineno=False, ignore_obsolete=True)


if __name__ == "__main__":
    main()
