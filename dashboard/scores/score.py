"""A subject's score under a rule: items, pools, ceiling, grade; every point with its record. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.scores.amount import part_of
from dashboard.scores.items import Case, reckoned
from dashboard.scores.limits import capped
from dashboard.scores.line import Line, Reckoned
from dashboard.scores.record import Assessment, Record, Subject
from dashboard.scores.rule import Grade, Item, Rule


@dataclass(frozen=True)
class Score:
    """`points` in hundredths; None, as the grade, while an item is awaited (`awaited` names them).

    `items` as they are before pools and ceiling. `earned` is what is known so far, and what `lines` add up
    to. `is_near`: within the rule's `near` of a cut point.
    """

    rule: Rule
    subject: Subject
    items: Mapping[str, Reckoned]
    lines: tuple[Line, ...]
    awaited: tuple[str, ...]
    earned: int
    grade: Grade | None
    is_near: bool

    @property
    def points(self) -> int | None:
        """The total; None where an item is awaited."""
        return None if self.awaited else self.earned

    def of_item(self, item: str) -> int:
        """What one item comes to."""
        return sum(line.points for line in self.lines if line.item == item)


def score(
    rule: Rule, subject: Subject, records: Sequence[Record], assessments: Sequence[Assessment] = ()
) -> Score:
    """The score of one subject from its own records; their order does not matter.

    Bases, caps, targets and cut points are those for the months in office; points are not.
    """
    case = Case(rule, subject, records, assessments)
    items = {item.id: reckoned(case, item) for item in items_for(rule, subject)}
    return totalled(rule, subject, {**items, "": Reckoned(_left(records, items.values()))})


def _left(records: Iterable[Record], items: Iterable[Reckoned]) -> tuple[Line, ...]:
    """A line without points for each record that no item of the rule is about."""
    met = {line.source.key for found in items for line in found.lines if line.source}
    return tuple(Line("", 0, "no_item", record) for record in records if record.key not in met)


def items_for(rule: Rule, subject: Subject) -> list[Item]:
    """The rule's items for the subject's tier."""
    return [item for item in rule.item if not item.tiers or subject.tier in item.tiers]


def totalled(rule: Rule, subject: Subject, items: Mapping[str, Reckoned]) -> Score:
    """The score that these items make, within pools and ceiling."""
    pooled = {name for pool in rule.pool for name in pool.items}
    lines = [line for name, found in items.items() if name not in pooled for line in found.lines]
    for pool in rule.pool:
        together = [line for name in pool.items if name in items for line in items[name].lines]
        lines += capped(together, part_of(pool.cap, subject.months, subject.of))
    lines += _beyond(rule, subject, lines)
    awaited = tuple(name for name, found in items.items() if not found.is_known)
    total = sum(line.points for line in lines)
    grade = None if awaited else _grade(rule, subject, total)
    is_near = not awaited and any(abs(total - limit) <= rule.near for limit in _limits(rule, subject))
    return Score(rule, subject, items, tuple(lines), awaited, total, grade, is_near)


def _beyond(rule: Rule, subject: Subject, lines: Iterable[Line]) -> list[Line]:
    """What lies above the ceiling, taken off in one line."""
    if rule.ceiling is None:
        return []
    extra = {item.id for item in rule.item if item.is_extra}
    inside = sum(line.points for line in lines if line.item not in extra)
    over = inside - part_of(rule.ceiling, subject.months, subject.of)
    return [Line("", -over, "ceiling")] if over > 0 else []


def _grade(rule: Rule, subject: Subject, total: int) -> Grade | None:
    """The first grade whose cut point the total reaches; None where the rule has no grades."""
    return next(
        (grade for grade in rule.grade if grade.at_least is None or total >= _cut(grade.at_least, subject)),
        None,
    )


def _limits(rule: Rule, subject: Subject) -> list[int]:
    return [_cut(grade.at_least, subject) for grade in rule.grade if grade.at_least is not None]


def _cut(points: int, subject: Subject) -> int:
    return part_of(points, subject.months, subject.of)
