"""Which statements can have no rows, because nothing that they draw rows from has any.

A select draws its rows from what its `from` names; what it joins only narrows or widens them. So it is empty
where each of those is, or anything that a single select has to find a row in, unless it sums up without
grouping. Where the text leaves a doubt the answer is no, and the statement runs.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache

_COMMENT = re.compile(r"--[^\n]*")
_HEAD = re.compile(
    r"(?P<head>create (?:or replace )?(?:temp )?(?P<kind>table|view) (?P<name>\w+)) as\s", re.ASCII
)
_PART = re.compile(r"^(?:with (?:recursive )?)?(\w+) as \($(.*?)^\)", re.MULTILINE | re.DOTALL | re.ASCII)
_DRIVER = re.compile(r"(?<!distinct )\b(?:from|right join|full join)\s+(\w+|\()", re.ASCII)
_NEEDED = re.compile(r"\b(?:inner|semi) join\s+(\w+)", re.ASCII)
_FROM = re.compile(r"\bfrom\b", re.ASCII)
_KEEPING = re.compile(r"\b(?:right|full) join\b", re.ASCII)
_NAMED_WITHIN = re.compile(r"\b(\w+) as \($", re.MULTILINE | re.ASCII)
_SUMMING = re.compile(
    r"\b(?:count|sum|min|max|avg|any_value|bool_or|bool_and|arg_min|arg_max|string_agg|list)"
    r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?!\s+over\b)",
    re.ASCII,
)


@dataclass(frozen=True)
class Part:
    """What a select draws its rows from, and what each of them has to find a row in."""

    drivers: frozenset[str]
    needed: frozenset[str]


@dataclass(frozen=True)
class Drawn:
    """What a statement makes, and what each of its parts draws rows from.

    `head` is how it begins, up to the name; `kind` is table or view; all three are None for a bare select.
    `parts` holds the named parts in order and, as '', the statement's own select; None where a part may have
    rows of its own.
    """

    head: str | None
    kind: str | None
    name: str | None
    parts: Mapping[str, Part | None]

    def is_empty(self, empty: Container[str]) -> bool:
        """Whether it has no row where the relations in `empty` have none."""
        known: set[str] = set()
        for name, part in self.parts.items():
            if part is not None and (
                all(one in known or one in empty for one in part.drivers)
                or any(one in known or one in empty for one in part.needed)
            ):
                known.add(name)
        return "" in known


@lru_cache(maxsize=512)
def drawn(text: str) -> Drawn:
    """What a statement of etl/sql makes and draws from."""
    bare = _COMMENT.sub("", text)
    head = _HEAD.search(bare)
    body = bare[head.end() :] if head else bare
    parts = {found[1]: _part(found[2], found[1]) for found in _PART.finditer(body)}
    parts[""] = _part(_PART.sub("", body), "")
    if head is None:
        return Drawn(None, None, None, parts)
    return Drawn(head["head"], head["kind"], head["name"], parts)


def _part(select: str, own: str) -> Part | None:
    """The relations it draws from; those named within it are told by what they draw from themselves."""
    found = frozenset(_DRIVER.findall(select)) - {"("}
    if not found or (_SUMMING.search(select) is not None and "group by" not in select):
        return None
    is_single = len(_FROM.findall(select)) == 1 and _KEEPING.search(select) is None
    needed = frozenset(_NEEDED.findall(select)) if is_single else frozenset()
    return Part(found - {own, *_NAMED_WITHIN.findall(select)}, needed - {own})
