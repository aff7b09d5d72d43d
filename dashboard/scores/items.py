"""The points of one item, by its shape: pure functions from records to lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.scores.amount import part_of, shared
from dashboard.scores.assessing import Attendance, assessed, banded
from dashboard.scores.limits import capped, floored
from dashboard.scores.line import Line, Reason, Reckoned
from dashboard.scores.record import Assessment, Record, Subject
from dashboard.scores.rule import (
    AllOrNothing,
    Assessed,
    Banded,
    Base,
    Chosen,
    Counted,
    Deducted,
    Item,
    Rule,
    Target,
    Term,
)


@dataclass(frozen=True)
class Case:
    """One subject under one rule, with its own records and assessments."""

    rule: Rule
    subject: Subject
    records: Sequence[Record]
    assessments: Sequence[Assessment]

    def in_part(self, points: int | None) -> int | None:
        """A base, cap or target for the months in office only."""
        return None if points is None else part_of(points, self.subject.months, self.subject.of)

    def unusable(self, record: Record) -> Reason | None:
        """Why the record earns nothing under the rule, or None."""
        if record.is_void:
            return "corrected"
        if self.rule.only_verified and record.is_verified is not True:
            return "not_verified"
        if self.rule.only_attended and record.is_attended is False:
            return "not_attended"
        if self.rule.only_attended and record.is_attended is None and record.is_invited:
            return "attendance_unknown"
        return None

    def chosen(self, chosen: Chosen) -> list[Record]:
        """The records an item is about, in order of day."""
        return sorted(
            (
                record
                for record in self.records
                if record.kind in chosen.kinds and (not chosen.roles or (record.role or "") in chosen.roles)
            ),
            key=lambda record: (record.day, record.key),
        )


def reckoned(case: Case, item: Item) -> Reckoned:
    """What the item comes to, within its cap and its floor."""
    found = _shaped(case, item)
    lines = capped(found.lines, case.in_part(item.cap))
    cut = found.points - sum(line.points for line in lines)
    return Reckoned(floored(item.id, lines, case.in_part(item.floor)), found.is_known, cut)


def _shaped(case: Case, item: Item) -> Reckoned:
    if isinstance(item, Banded):
        return banded(item, case.assessments, attendance(case, item))
    if isinstance(item, Assessed):
        return assessed(item, case.assessments)
    if isinstance(item, AllOrNothing):
        return _all_or_nothing(case, item)
    if isinstance(item, Base):
        return Reckoned((Line(item.id, case.in_part(item.points) or 0, "base"),))
    if isinstance(item, Target):
        return Reckoned(tuple(_target(case, item)))
    if isinstance(item, Deducted):
        return Reckoned(tuple(_deducted(case, item)))
    return Reckoned(tuple(_counted(case, item)))


def _counted(case: Case, item: Counted) -> Iterator[Line]:
    for term in item.terms:
        lines, usable = _parted(case, item, term)
        yield from lines
        earning = _summed(item, term, usable) if term.measure else _first_and_further(item, term, usable)
        yield from capped(earning, case.in_part(term.cap))


def _parted(case: Case, item: Item, chosen: Chosen) -> tuple[list[Line], list[Record]]:
    """The lines of the records that can't earn, and the records that can."""
    refused, usable = [], []
    for record in case.chosen(chosen):
        reason = case.unusable(record)
        if reason:
            refused.append(Line(item.id, 0, reason, record))
        else:
            usable.append(record)
    return refused, usable


def _first_and_further(item: Counted, term: Term, records: Iterable[Record]) -> Iterator[Line]:
    met: set[object] = set()
    count = 0
    for record in records:
        unit = _unit(term, record)
        if unit in met:
            yield Line(item.id, 0, "same_unit", record)
            continue
        met.add(unit)
        if record.outcome in term.by_outcome:
            yield Line(item.id, term.by_outcome[record.outcome], "earned", record)
            continue
        yield Line(item.id, term.further if count else term.first, "earned", record)
        count += 1


def _unit(term: Term, record: Record) -> object:
    units = {"month": record.ym, "day": record.day, "event": record.event or record.key}
    return units.get(term.per, record.key)


def _summed(item: Counted, term: Term, records: Iterable[Record]) -> Iterator[Line]:
    """Points for every whole `each` reached, borne by the record that reaches it."""
    reached = total = 0
    for record in records:
        total += getattr(record, term.measure or "people") or 0
        steps = total // term.each
        points = sum(term.further if step else term.first for step in range(reached, steps))
        reached = steps
        yield Line(item.id, points, "earned", record)


def _target(case: Case, item: Target) -> Iterator[Line]:
    refused, usable = _parted(case, item, item)
    yield from refused
    first: dict[str, Record] = {}
    for record in usable:
        if first.setdefault(record.event or record.key, record) is not record:
            yield Line(item.id, 0, "same_unit", record)
    made, asked = list(first.values()), part_of(item.target, case.subject.months, case.subject.of)
    on_target, above = made[:asked], made[asked:]
    if len(made) < asked:
        yield Line(item.id, item.points - item.minus * (asked - len(made)), "missing")
        yield from (Line(item.id, 0, "on_target", record) for record in on_target)
        return
    if not on_target:
        yield Line(item.id, item.points, "on_target")
    for record, points in zip(on_target, shared(item.points, max(1, len(on_target))), strict=False):
        yield Line(item.id, points, "on_target", record)
    yield from (Line(item.id, item.plus, "above_target", record) for record in above)


def attendance(case: Case, chosen: Chosen) -> Attendance:
    """What the subject was invited to, by whether it came."""
    found = Attendance()
    for record in case.chosen(chosen):
        if record.is_void:
            found.left_out.append((record, "corrected"))
        elif case.rule.only_verified and not record.is_verified:
            found.left_out.append((record, "not_verified"))
        elif record.is_invited is False:
            found.left_out.append((record, "not_invited"))
        elif record.is_attended is None:
            found.left_out.append((record, "attendance_unknown"))
            found.unknown += 1
        else:
            (found.attended if record.is_attended else found.missed).append(record)
    return found


def _all_or_nothing(case: Case, item: AllOrNothing) -> Reckoned:
    found = attendance(case, item)
    lines = [Line(item.id, 0, reason, record) for record, reason in found.left_out]
    points = case.in_part(item.points) or 0
    if found.missed:
        lines += [Line(item.id, 0, "absent", record) for record in found.missed]
        lines += [Line(item.id, 0, "lost", record) for record in found.attended]
    elif found.attended:
        parts = shared(points, len(found.attended))
        came = zip(found.attended, parts, strict=True)
        lines += [Line(item.id, part, "earned", record) for record, part in came]
    elif not found.unknown:
        lines.append(Line(item.id, points, "no_occasion"))
    return Reckoned(tuple(lines), bool(found.attended or found.missed or not found.unknown))


def _deducted(case: Case, item: Deducted) -> Iterator[Line]:
    """Leave costs by the half day, absence without leave by the occasion."""
    yield Line(item.id, case.in_part(item.points) or 0, "base")
    found = attendance(case, item)
    for record, reason in found.left_out:
        yield Line(item.id, 0, reason, record)
    for record in (*found.attended, *found.missed):
        if record.half_days:
            yield Line(item.id, -item.per_half_day * record.half_days, "leave", record)
        elif record.is_attended is False:
            yield Line(item.id, -item.per_absence, "absent", record)
        else:
            yield Line(item.id, 0, "kept", record)
