"""A random draw of strike-offs for review: seeded, stratified by town and disposition, repeatable."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from dashboard.closure_policy import closure_policy
from dashboard.relation import Relation, Supplied
from dashboard.scope import Scope
from dashboard.snapshot import Snapshot
from dashboard.statement import bounds, frame_sql

_POPULATION = """
select
    issue,
    coalesce(town, region) as town,
    disposition
from ({frame}) as closures
order by issue
"""
_BITS = 64


@dataclass(frozen=True)
class Strike:
    """A strike-off that may be drawn: the issue, its town (else its place), and what its resolution was."""

    issue: str
    town: str
    disposition: str | None

    @property
    def stratum(self) -> tuple[str, str]:
        """What it is drawn by."""
        return self.town, self.disposition or ""


@dataclass(frozen=True)
class Drawn:
    """A strike-off that was drawn: its place in the draw, from 1, and how many its stratum has."""

    strike: Strike
    position: int
    stratum_size: int


@dataclass(frozen=True)
class Draw:
    """What makes a draw repeatable: where, of which period, as it stood when, how many, and the seed."""

    scope: Scope
    size: int
    seed: int

    @property
    def label(self) -> str:
        """All of it in one text, as a form carries it: region/from/to/as of/size/seed."""
        days = (self.scope.start, self.scope.end, self.scope.as_of)
        return "/".join(
            [self.scope.region, *(day.isoformat() for day in days), str(self.size), str(self.seed)]
        )


def drawn(every: Sequence[Strike], size: int, seed: int) -> tuple[Drawn, ...]:
    """`size` of them, or all where there are fewer; the same for the same strike-offs, size and seed.

    Systematic sampling through the strata, in an order within each that the seed decides: each strike-off is
    as likely as any other, so a share of the draw estimates that of all, and no stratum is off its
    proportional part by a whole one (W. G. Cochran, Sampling Techniques, 1977, ch. 8). Order and start are
    SHA-256 of seed and issue: any program can repeat them.
    """
    ordered = sorted(every, key=lambda one: (one.stratum, _digest(seed, one.issue)))
    size = min(size, len(ordered))
    start = _digest(seed, "") >> (256 - _BITS)
    sizes: dict[tuple[str, str], int] = {}
    for one in ordered:
        sizes[one.stratum] = sizes.get(one.stratum, 0) + 1
    chosen = [ordered[((start + (turn << _BITS)) * len(ordered)) // (size << _BITS)] for turn in range(size)]
    return tuple(Drawn(one, at, sizes[one.stratum]) for at, one in enumerate(chosen, start=1))


def drawn_in(snapshot: Snapshot, draw: Draw) -> tuple[Drawn, ...]:
    """The strike-offs of the draw, whatever the scope's filters."""
    found = snapshot.query(_POPULATION.format(frame=frame_sql("closures")), bounds(draw.scope))
    return drawn([Strike(*row) for row in found], draw.size, draw.seed)


def supplied(found: Sequence[Drawn]) -> Supplied:
    """Frame review_sample: the closures that were drawn."""
    rows = [(one.strike.issue, one.position, one.stratum_size) for one in found]
    columns = (("issue", "varchar"), ("position", "integer"), ("stratum_size", "integer"))
    return Supplied("review_sample", ("closures",), {"drawn": Relation(columns, rows)})


def sample(snapshot: Snapshot, scope: Scope) -> Supplied:
    """Frame review_sample of the policy's size and seed."""
    policy = closure_policy().sample
    return supplied(drawn_in(snapshot, Draw(scope, policy.size, policy.seed)))


def _digest(seed: int, text: str) -> int:
    return int.from_bytes(sha256(f"{seed}:{text}".encode()).digest())
