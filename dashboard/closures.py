"""What is worked out for strike-offs besides counting: which departments' ratings are improbably alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.closure_policy import Unanimous, closure_policy
from dashboard.relation import Relation, Supplied
from dashboard.scope import Scope
from dashboard.snapshot import Snapshot
from dashboard.statement import bounds, frame_sql
from dashboard.statistics import chance_of_all

_RATED = """
select
    department,
    count(*) as ratings,
    sum(case when satisfaction = 'satisfied' then 1 else 0 end) as satisfied
from ({frame}) as cohort
where
    is_resolved
    and department is not null
    and satisfaction in ('satisfied', 'basically_satisfied', 'dissatisfied')
group by department
order by department
"""


@dataclass(frozen=True)
class Ratings:
    """How many of a department's resolved issues were rated, and how many of these 'satisfied'."""

    department: str
    ratings: int
    satisfied: int


@dataclass(frozen=True)
class Unanimity:
    """A department rated nothing but 'satisfied', and how likely that is if ratings fall blindly."""

    department: str
    ratings: int
    chance: float


def rated(snapshot: Snapshot, scope: Scope) -> tuple[Ratings, ...]:
    """Every department of the scope's issues that was rated, whatever the filters: all are peers."""
    found = snapshot.query(_RATED.format(frame=frame_sql("issues")), bounds(scope))
    return tuple(
        Ratings(str(department), int(ratings), int(satisfied)) for department, ratings, satisfied in found
    )


def unanimous(every: Sequence[Ratings], policy: Unanimous) -> tuple[Unanimity, ...]:
    """The departments with enough ratings, all 'satisfied', where the others' ratings make that improbable.

    The chance is Fisher's exact one: of all the ratings, dealt out blindly, none but 'satisfied' falls to the
    department. So many departments are looked at that one of them may be unanimous by luck: the policy's
    chance is shared among those judged (Bonferroni).
    """
    judged = [one for one in every if one.ratings >= policy.ratings]
    satisfied, ratings = sum(one.satisfied for one in every), sum(one.ratings for one in every)
    alike = [
        Unanimity(one.department, one.ratings, chance_of_all(one.ratings, satisfied, ratings))
        for one in judged
        if one.satisfied == one.ratings
    ]
    return tuple(one for one in alike if one.chance * len(judged) * 1000 <= policy.per_mille)


def improbable(snapshot: Snapshot, scope: Scope) -> tuple[Unanimity, ...]:
    """The departments of the scope whose ratings are all 'satisfied' and improbably so."""
    return unanimous(rated(snapshot, scope), closure_policy().unanimous)


def signals(snapshot: Snapshot, scope: Scope) -> Supplied:
    """Frame closure_signals: the closures, with the departments whose ratings are improbably alike."""
    found = improbable(snapshot, scope)
    columns = (("department", "varchar"), ("ratings", "integer"), ("chance", "double"))
    rows = [(one.department, one.ratings, float(f"{one.chance:.3g}")) for one in found]
    return Supplied("closure_signals", ("closures",), {"unanimous": Relation(columns, rows)})
