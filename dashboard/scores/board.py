"""The scores and ranks of a period: the rule of each deputy's place and tier, over each calendar year."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.dimensions import focused
from dashboard.relation import Value
from dashboard.scope import Scope
from dashboard.scores.ledger import Ledger, Written, ledger_of, population
from dashboard.scores.office import Deputy, Span, spans
from dashboard.scores.record import Assessment, Subject, SubjectKind
from dashboard.scores.rule import Rule
from dashboard.scores.score import Score, score
from dashboard.scores.shelf import rule_for, rules
from dashboard.scores.standing import Entry, Standing, fairness, standings
from dashboard.snapshot import Snapshot

KEPT = 8
"""Boards remembered of one snapshot: a page asks for the same few again and again."""


@dataclass(frozen=True)
class Scored:
    """One deputy's score over one span, and where it stands among the deputies of the same tier."""

    deputy: Deputy
    span: Span
    score: Score
    is_long_enough: bool
    standing: Standing


@dataclass(frozen=True)
class Board:
    """Every score of a county and period, and where its records are written."""

    scored: tuple[Scored, ...]
    written: dict[str, Written]
    lines: list[tuple[Value, ...]] = field(default_factory=list)  # as rows, once they are asked for


def board(snapshot: Snapshot, scope: Scope, subject: SubjectKind = "deputy") -> Board:
    """The board that a scope is part of; the same one for all of a county, so that ranks don't move."""
    scope = focused(scope)
    asked = (subject, population(scope), scope.start, scope.end, scope.as_of)
    kept: dict[tuple[str, str, date, date, date], Board] = snapshot.remembered("score boards", dict)
    if asked not in kept:
        found = _board(snapshot, asked[1], scope, subject)
        while len(kept) >= KEPT:
            kept.pop(next(iter(kept)), None)
        kept[asked] = found
    return kept[asked]


def _board(snapshot: Snapshot, region: str, scope: Scope, subject: SubjectKind) -> Board:
    scored: list[Scored] = []
    written: dict[str, Written] = {}
    for span in spans(scope):
        ledger = ledger_of(snapshot, region, span, scope.as_of, subject)
        written |= ledger.written
        scored += _ranked(_scored(ledger, span, subject))
    return Board(tuple(scored), written)


def _scored(ledger: Ledger, span: Span, kind: SubjectKind) -> list[Scored]:
    found = []
    for deputy in ledger.deputies:
        rule = rule_for(rules(), deputy.region, deputy.tier, span.end, kind)
        months = deputy.months(span.start, span.end)
        if rule is None or not months:
            continue
        subject = Subject(deputy.key, deputy.tier, months, span.length)
        records, given = ledger.records.get(deputy.key, ()), ledger.assessments.get(deputy.key, ())
        reckoned = score(rule, subject, records, _named(rule, given))
        is_long_enough = span.is_long_enough(deputy, fairness())
        found.append(Scored(deputy, span, reckoned, is_long_enough, Standing(None, 0)))
    return found


def _named(rule: Rule, given: Sequence[Assessment]) -> list[Assessment]:
    """The assessments under the ids of the rule's items, which ledgers call by their names."""
    ids = {name: item.id for item in rule.item for name in (item.id, item.zh, item.en)}
    return [replace(one, item=ids[one.item]) for one in given if one.item in ids]


def _ranked(scored: Sequence[Scored]) -> list[Scored]:
    """Each with its rank among those of its tier, county and rule."""
    entries = [Entry(one.deputy.key, cohort_of(one), one.score.points, one.is_long_enough) for one in scored]
    found = standings(entries, fairness().min_cohort)
    return [replace(one, standing=found[one.deputy.key]) for one in scored]


def cohort_of(one: Scored) -> tuple[str | None, ...]:
    """Whom a deputy is compared with: the same tier of the same county, under the same rule."""
    return one.score.rule.id, one.deputy.tier, one.deputy.county
