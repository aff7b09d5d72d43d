"""A heading as people write it -> what it stands for in a ledger's contract."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from etl.contract import contract
from etl.folding import folded, folded_forms
from etl.mapping import Mapping

Source = Literal["contract", "synonym", "mapping", "answer"]
_RANKS: dict[str | None, int] = {"contract": 1, "answer": 2, "mapping": 3}
Kind = Literal["field", "above", "ambiguous", "serial", "discarded", "left_out", "kept", "unknown"]
_SERIAL_WORDS = frozenset(folded(word) for word in ("序号", "顺序号", "行号", "No.", "#"))
_SILENTLY_KEPT = frozenset(folded(word) for word in ("备注", "说明", "其他", "其它"))
_MONTHS = re.compile(r"(?<!\d)(\d{1,2})\s*月?\s*[-\u2010-\u2015~～到]\s*(\d{1,2})\s*月")
_GROUP_ENDINGS = ("情况", "信息", "方面", "内容")


@dataclass(frozen=True)
class Meaning:
    """What a heading stands for: fields, the town above a region, candidates to ask about, or nothing known.

    `left_out`: a mapping leaves the column in the archive. `by` is the heading it was known by, as its
    `source` spells it: the contract's own heading, a synonym there, a mapping, or the sender's answer.
    """

    kind: Kind
    fields: tuple[str, ...] = ()
    source: Source | None = None
    by: str | None = None

    @property
    def rank(self) -> int:
        """The right with which a heading claims a field: what was said counts more than what is usual."""
        return _RANKS.get(self.source, 0)

    @property
    def is_known(self) -> bool:
        """Whether the heading speaks for a ledger."""
        return self.kind in ("field", "above")


UNKNOWN = Meaning("unknown")


@lru_cache(maxsize=256)
def _table(ledger: str) -> dict[str, Meaning]:
    """Folded heading -> meaning; the ambiguous win over a synonym, a canonical heading over both."""
    wanted = contract(ledger)
    table: dict[str, Meaning] = {word: Meaning("serial") for word in _SERIAL_WORDS}
    table |= {folded(heading): Meaning("discarded") for heading in wanted.discarded}
    for field in wanted.fields:
        if field.derived is None:
            table |= {
                form: Meaning("above", (field.name,), source="synonym", by=text)
                for text in field.above
                for form in folded_forms(text)
            }
    for field in wanted.fields:
        for text in (field.name, field.en, *_spelt(field.synonyms)):
            known = Meaning("field", (field.name,), source="synonym", by=text)
            table |= {form: known for form in _forms(text, table)}
    for entry in wanted.ambiguous:
        table |= {folded(heading): Meaning("ambiguous", entry.candidates) for heading in entry.headings}
    return table | {
        folded(field.zh): Meaning("field", (field.name,), source="contract", by=field.zh)
        for field in wanted.fields
    }


def _spelt(synonyms: Sequence[str]) -> Iterator[str]:
    """The synonyms; one with {n} once for each month from the second on."""
    for text in synonyms:
        yield from [text.format(n=number) for number in range(2, 13)] if "{n}" in text else [text]


def _forms(text: str, taken: dict[str, Meaning]) -> Sequence[str]:
    """The form without brackets counts only where it is free (村(社区) is 村, 编号(村) not 编号)."""
    whole, *bare = folded_forms(text)
    return [whole, *(form for form in bare if form not in taken)]


def numbered(heading: str, ordinal: int | None) -> str:
    """A heading that several columns bear, with which of them is meant: 完成时间#2."""
    return heading if ordinal is None else f"{heading}#{ordinal}"


@lru_cache(maxsize=65536)
def meaning(
    texts: tuple[str, ...],
    ledger: str,
    mapping: Mapping | None,
    answers: Mapping | None = None,
    ordinal: int | None = None,
) -> Meaning:
    """What a heading of one or more rows, the group's first, stands for in the ledger.

    A mapping handed in with the file goes before what its sender answered once, both before the contract;
    where several columns bear the heading (`ordinal`), what was said of this one before what was said of all.

    The heading joined to its groups is tried first (交办 over 时间 is 交办时间), then the lowest alone.
    """
    mapped = _mapped(answers, "answer") | _mapped(mapping, "mapping")
    table = _table(ledger)
    for text in map(_with_range, _readings(texts)):
        for form in folded_forms(text):
            found = mapped.get(numbered(form, ordinal)) or mapped.get(form) or table.get(form)
            if found is not None:
                return found
    return UNKNOWN


def _with_range(text: str) -> str:
    """Folding drops a hyphen: 1-2月 must stay a range of months and not become December (12月)."""
    return _MONTHS.sub(r"\1至\2月", text)


def _readings(texts: tuple[str, ...]) -> list[str]:
    """The ways to read stacked headings, the most telling first."""
    stack = [text for text in dict.fromkeys(texts) if text]
    if len(stack) < 2:
        return stack
    lowest, groups = stack[-1], stack[:-1]
    joined = ["".join(stack)]
    for group in reversed(groups):
        joined.append(group + lowest)
        joined += [group.removesuffix(ending) + lowest for ending in _GROUP_ENDINGS if group.endswith(ending)]
    return [*joined, lowest]


@lru_cache(maxsize=64)
def _mapped(mapping: Mapping | None, source: Source) -> dict[str, Meaning]:
    if mapping is None:
        return {}
    known = {
        _key(heading): Meaning("field" if fields else "left_out", fields, source, heading)
        for heading, fields in mapping.columns.items()
    }
    known |= {
        _key(heading): Meaning("above", (field,), source, heading) for heading, field in mapping.above.items()
    }
    return known | {_key(text): Meaning("kept", (), source, text) for text in mapping.kept}


def _key(heading: str) -> str:
    return folded(_with_range(heading))


def is_worth_a_word(heading: str) -> bool:
    """Whether an unknown heading is worth telling the sender (备注 is not)."""
    return folded(heading) not in _SILENTLY_KEPT
