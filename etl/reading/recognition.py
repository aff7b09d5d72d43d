"""What a sheet says of all its rows: in a heading (1-6月累计执行数) or in the lines above the header."""

import re
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase

from etl.contract import Contract


def recognised(
    wanted: Contract, headings: Mapping[str, Sequence[str]], titles: Sequence[str]
) -> dict[str, str]:
    """Field -> the text that stands for it in every row; a field that has a column isn't among them.

    `headings` are those of the sheet's columns by their fields, `titles` the lines above the header.
    """
    found: dict[str, str] = {}
    for entry in wanted.recognised:
        if entry.field in headings or entry.field in found or _any(entry.without, headings):
            continue
        texts = [text for name in headings if _any(entry.of, [name]) for text in headings[name]]
        searched = texts if entry.of else titles
        match = next((hit for text in searched if (hit := re.search(entry.pattern, text))), None)
        if match is not None:
            found[entry.field] = match[1] if match.re.groups else entry.text
    return found


def _any(patterns: Sequence[str], names: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)
