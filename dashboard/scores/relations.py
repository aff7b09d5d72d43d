"""Scores as rows that figures count: one per deputy and year, and one per record with its points."""

from collections.abc import Iterator

from dashboard.relation import Relation, Value
from dashboard.scope import Scope
from dashboard.scores.board import Board, Scored, board
from dashboard.scores.ledger import Written
from dashboard.scores.line import Line
from dashboard.scores.record import LED, Assessment, SubjectKind
from dashboard.snapshot import Snapshot

_OF_DEPUTY = (
    ("deputy", "varchar"),
    ("label", "varchar"),
    ("tier", "varchar"),
    ("station", "varchar"),
    ("region", "varchar"),
    ("county", "varchar"),
    ("town", "varchar"),
    ("village", "varchar"),
    ("group_name", "varchar"),
    ("year", "integer"),
    ("ym", "integer"),
    ("grade", "varchar"),
)
_WRITTEN = (("file", "varchar"), ("sheet", "varchar"), ("row", "integer"))
_SCORES = (
    *_OF_DEPUTY,
    ("rule", "varchar"),
    ("months", "integer"),
    ("of_months", "integer"),
    ("points", "integer"),
    ("earned", "integer"),
    ("awaited", "integer"),
    ("is_near", "boolean"),
    ("rank", "integer"),
    ("cohort", "integer"),
    ("why_unranked", "varchar"),
    *_WRITTEN,
)
_POINTS = (
    *_OF_DEPUTY,
    ("ordinal", "integer"),
    ("item", "varchar"),
    ("points", "integer"),
    ("reason", "varchar"),
    ("source", "varchar"),
    ("kind", "varchar"),
    ("title", "varchar"),
    ("day", "integer"),
    *_WRITTEN,
)


def scores(snapshot: Snapshot, scope: Scope, subject: SubjectKind = "deputy") -> Relation:
    """One row per deputy (or group) scored and calendar year, with grade and rank."""
    return Relation(_SCORES, [_scored(one) for one in board(snapshot, scope, subject).scored])


def score_points(snapshot: Snapshot, scope: Scope, subject: SubjectKind = "deputy") -> Relation:
    """One row per line of those scores: what earned points, what didn't and why, what the rule gives."""
    found = board(snapshot, scope, subject)
    if not found.lines:
        found.lines[:] = _lines(found)  # in one go, so that nobody meets half of them
    return Relation(_POINTS, found.lines)


def _of_deputy(one: Scored) -> tuple[Value, ...]:
    who, grade = one.deputy, one.score.grade
    return (
        who.key,
        who.label,
        who.tier,
        who.station,
        who.region,
        who.county,
        who.town,
        who.village,
        who.group,
        one.span.year,
        one.span.year * 100 + 1,
        grade.code if grade else None,
    )


def _scored(one: Scored) -> tuple[Value, ...]:
    score, standing, who = one.score, one.standing, one.deputy
    return (
        *_of_deputy(one),
        score.rule.id,
        score.subject.months,
        score.subject.of,
        score.points,
        score.earned,
        len(score.awaited),
        score.is_near,
        standing.rank,
        standing.size,
        standing.why,
        who.file,
        who.sheet,
        who.row,
    )


def _lines(found: Board) -> Iterator[tuple[Value, ...]]:
    for one in found.scored:
        head = _of_deputy(one)
        order = {item.id: at for at, item in enumerate(one.score.rule.item)}
        lines = sorted(one.score.lines, key=lambda line: (order.get(line.item, len(order)), line.order))
        for ordinal, line in enumerate(lines):
            yield (*head, ordinal, *_told(one, line, found.written))


def _told(one: Scored, line: Line, written: dict[str, Written]) -> tuple[Value, ...]:
    source = line.source
    place = written.get(source.key) if source else None
    return (
        f"{one.score.rule.id}/{line.item}" if line.item else None,
        line.points,
        line.reason,
        *_source(line),
        place.title if place else None,
        source.day if source else None,
        *((place.file, place.sheet, place.row) if place else (None, None, None)),
    )


def _source(line: Line) -> tuple[str | None, str | None]:
    """Where a line's points come from, and the kind of activity where it is one."""
    if line.source is None:
        return None, None
    if isinstance(line.source, Assessment):
        return line.source.assessor, None
    return ("suggestion", None) if line.source.kind == LED else ("activity", line.source.kind)
