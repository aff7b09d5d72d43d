"""How far ranks hang on the weight of an item: each item's cap moved up and down, everybody ranked anew."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.scores.amount import part_of
from dashboard.scores.board import Scored, cohort_of
from dashboard.scores.rule import Item
from dashboard.scores.score import Score
from dashboard.scores.standing import Entry, standings

_WHOLE = 100


@dataclass(frozen=True)
class Moved:
    """What moving one item's cap does: the furthest anybody's rank moves, and how many move at all."""

    item: Item
    furthest: int
    moved: int
    ranked: int


@dataclass(frozen=True)
class _Parts:
    """A score taken apart once, so that one item can be moved without adding up all the others again."""

    score: Score
    free: int  # the points of items in no pool
    pools: tuple[tuple[frozenset[str], int, int], ...]  # whose items, their points together, the cap
    extra: int  # the points that lie outside the ceiling


def sensitivity(
    scored: Sequence[Scored], shown: Collection[str], stretch: int, min_cohort: int
) -> tuple[Moved, ...]:
    """Each item of each rule, `stretch` percent up and down, the further of both; those that matter first.

    All of `scored` are ranked anew; `shown` are the deputies whose moves are told.
    """
    ranked = [one for one in scored if one.standing.rank is not None]
    found = []
    for rule in {one.score.rule.id: one.score.rule for one in ranked}.values():
        own = [(one, _parts(one.score)) for one in ranked if one.score.rule.id == rule.id]
        found += [_moved(own, shown, item, stretch, min_cohort) for item in rule.item]
    return tuple(sorted(found, key=lambda moved: (-moved.furthest, -moved.moved, moved.item.id)))


def _moved(
    own: Sequence[tuple[Scored, _Parts]], shown: Collection[str], item: Item, stretch: int, min_cohort: int
) -> Moved:
    told = [one for one, _parts in own if one.deputy.key in shown]
    furthest = most = 0
    for percent in (_WHOLE - stretch, _WHOLE + stretch):
        entries = [
            Entry(one.deputy.key, cohort_of(one), _with(parts, item, percent), True) for one, parts in own
        ]
        ranks = standings(entries, min_cohort)
        steps = [abs((ranks[one.deputy.key].rank or 0) - (one.standing.rank or 0)) for one in told]
        furthest, most = max([furthest, *steps]), max(most, sum(step > 0 for step in steps))
    return Moved(item, furthest, most, len(told))


def _parts(score: Score) -> _Parts:
    points = {name: found.points for name, found in score.items.items()}
    pooled = {name for pool in score.rule.pool for name in pool.items}
    return _Parts(
        score,
        sum(own for name, own in points.items() if name not in pooled),
        tuple(
            (
                frozenset(pool.items),
                sum(points.get(name, 0) for name in pool.items),
                part_of(pool.cap, score.subject.months, score.subject.of),
            )
            for pool in score.rule.pool
        ),
        sum(points.get(item.id, 0) for item in score.rule.item if item.is_extra),
    )


def _with(parts: _Parts, item: Item, percent: int) -> int:
    """The total, were the item's cap (of an item without one its points) `percent` of what it is."""
    score = parts.score
    if item.id not in score.items:  # another tier's
        return score.earned
    step = _stretched(score, item, percent) - score.items[item.id].points
    total = parts.free if any(item.id in names for names, _sum, _cap in parts.pools) else parts.free + step
    for names, together, cap in parts.pools:
        total += min(together + (step if item.id in names else 0), cap)
    if score.rule.ceiling is None:
        return total
    extra = parts.extra + (step if item.is_extra else 0)
    ceiling = part_of(score.rule.ceiling, score.subject.months, score.subject.of)
    return min(total - extra, ceiling) + extra


def _stretched(score: Score, item: Item, percent: int) -> int:
    """An item's points under a cap of that percent: what lay beyond it comes back as far as it reaches."""
    found = score.items[item.id]
    if item.cap is None:
        return part_of(found.points, percent, _WHOLE)
    cap = part_of(part_of(item.cap, percent, _WHOLE), score.subject.months, score.subject.of)
    return min(found.points + found.cut, cap)
