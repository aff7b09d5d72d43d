"""Points that people give: an assessor's pick within a band, or several assessors after each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.scores.amount import part_of
from dashboard.scores.line import Line, Reason, Reckoned
from dashboard.scores.record import Assessment, Assessor, Record
from dashboard.scores.rule import Assessed, Band, Banded


@dataclass
class Attendance:
    """What a subject was invited to: where it came, where it didn't, and what says neither, with the reason.

    `unknown` counts those of the last whose attendance nobody wrote down.
    """

    attended: list[Record] = field(default_factory=list)
    missed: list[Record] = field(default_factory=list)
    left_out: list[tuple[Record, Reason]] = field(default_factory=list)
    unknown: int = 0


def banded(
    item: Banded,
    assessments: Sequence[Assessment],
    found: Attendance,
) -> Reckoned:
    """The last assessor's verified pick, if it lies in the band of the rate of attendance.

    Without any occasion it is the uppermost band: what could not be attended does not count against.
    """
    lines = [Line(item.id, 0, reason, record) for record, reason in found.left_out]
    lines += [Line(item.id, 0, "kept", record) for record in found.attended]
    lines += [Line(item.id, 0, "absent", record) for record in found.missed]
    band = _band(item, len(found.attended), len(found.attended) + len(found.missed))
    given, refused = _verified(item.id, item.assessors, assessments)
    if not given:
        return Reckoned((*lines, *refused, Line(item.id, 0, "awaited")), is_known=False)
    *before, last = given
    refused += [Line(item.id, 0, "superseded", one) for one in before]
    if not band.low <= last.points <= band.high:
        return Reckoned((*lines, *refused, Line(item.id, 0, "out_of_range", last)), is_known=False)
    return Reckoned((*lines, *refused, Line(item.id, last.points, "given", last)))


def assessed(item: Assessed, assessments: Sequence[Assessment]) -> Reckoned:
    """The last verified assessment, or all of them by weight; unknown while a needed one is awaited."""
    given, refused = _verified(item.id, item.assessors, assessments)
    needed = len(item.assessors) if item.weights else 1
    if len(given) < needed:
        waiting = [Line(item.id, 0, "superseded", one) for one in given]
        if not item.is_required:
            return Reckoned((*refused, *waiting))
        return Reckoned((*refused, *waiting, Line(item.id, 0, "awaited")), is_known=False)
    if not item.weights:
        *before, last = given
        superseded = [Line(item.id, 0, "superseded", one) for one in before]
        return Reckoned((*refused, *superseded, Line(item.id, last.points, "given", last)))
    return Reckoned((*refused, *_weighted(item, given)))


def _weighted(item: Assessed, given: Sequence[Assessment]) -> list[Line]:
    """Each one's part, rounded so that the parts add up to the rounded whole."""
    lines, exact, told = [], 0, 0
    for one, weight in zip(given, item.weights, strict=True):
        exact += one.points * weight
        so_far = part_of(exact, 1, 100)
        lines.append(Line(item.id, so_far - told, "given", one))
        told = so_far
    return lines


def _verified(
    item: str, assessors: Sequence[Assessor], assessments: Sequence[Assessment]
) -> tuple[list[Assessment], list[Line]]:
    """Each assessor's newest verified assessment, in the assessors' order; and lines for the others."""
    newest: dict[Assessor, Assessment] = {}
    lines = []
    for one in sorted(
        (one for one in assessments if one.item == item and one.assessor in assessors),
        key=lambda one: (one.day, one.key),
    ):
        if one.is_verified is not True:
            lines.append(Line(item, 0, "not_verified", one))
            continue
        if one.assessor in newest:
            lines.append(Line(item, 0, "superseded", newest[one.assessor]))
        newest[one.assessor] = one
    return [newest[assessor] for assessor in assessors if assessor in newest], lines


def _band(item: Banded, attended: int, occasions: int) -> Band:
    """The band of attended / occasions, compared without dividing."""
    if not occasions:
        return item.bands[0]
    return next(band for band in item.bands if attended * 100 >= band.at_least * occasions)
