"""Small rules written as a file would write them, and records by the dozen."""

import tomllib

from dashboard.scores.record import Assessment, Record, Subject
from dashboard.scores.rule import Rule

HEAD = 'id = "t"\nzh = "试"\nen = "t"\nvalid_from = 2020-01-01\nnear = 1\n'
ITEM = '[[item]]\nid = "{id}"\nzh = "项"\nen = "item"\n{text}\n'
GRADES = """
[[grade]]
code = "excellent"
zh = "优秀"
en = "excellent"
at_least = 80
[[grade]]
code = "competent"
zh = "合格"
en = "competent"
at_least = 60
[[grade]]
code = "poor"
zh = "不合格"
en = "poor"
"""
FULL = Subject("d", "county", 12, 12)


def rule(*items: str, head: str = "", tail: str = "") -> Rule:
    """A rule of these items, called a, b, c … in order."""
    told = "".join(ITEM.format(id="abcdef"[at], text=text) for at, text in enumerate(items))
    return Rule.model_validate(tomllib.loads(HEAD + head + "\n" + told + tail))


def counted(kinds: str, first: object, further: object, cap: object, **more: object) -> str:
    """An item of one term: first, further, cap."""
    extra = "".join(f", {name} = {value}" for name, value in more.items())
    return (
        f'shape = "counted"\ncap = {cap}\n'
        f"terms = [{{ kinds = {kinds.split()!r}, first = {first}, further = {further}{extra} }}]"
    )


def records(*kinds: str, **fields: object) -> list[Record]:
    """A record a day, in this order."""
    return [
        Record(key=f"r{at}", kind=kind, day=100 + at, ym=202101, **fields)  # type: ignore[arg-type]
        for at, kind in enumerate(kinds)
    ]


def given(
    assessor: str, points: int, item: str = "a", is_verified: bool | None = True, key: str = ""
) -> Assessment:
    """An assessment of so many hundredths."""
    return Assessment(key or f"{assessor}{points}", item, assessor, points, 200, is_verified)  # type: ignore[arg-type]
