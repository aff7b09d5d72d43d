"""Seeded chance: the same place, year after year."""

import math
from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

from etl.demo.material import people

T = TypeVar("T")


def stream(*names: object) -> Random:
    """A generator of its own for what the names say, so that one part's draws never shift another's."""
    return Random("/".join(str(name) for name in names))


def drawn(random: Random, weights: Mapping[T, float]) -> T:
    """One key, by its weight."""
    return random.choices(list(weights), weights=list(weights.values()))[0]


def days(random: Random, median: float, spread: float) -> int:
    """A log-normal number of days, with the long tail that handling has."""
    return round(random.lognormvariate(math.log(median), spread))


def poisson(random: Random, mean: float) -> int:
    """A count with that mean (Knuth's method: means here are small)."""
    limit, product, count = math.exp(-mean), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count


def apportioned(total: int, weights: Sequence[float], limits: Sequence[int]) -> list[int]:
    """Whole shares of the total, in proportion to the weights and none above its limit."""
    shares = [0] * len(weights)
    left = total
    while left:
        open_ = [i for i in range(len(weights)) if shares[i] < limits[i]]
        if not open_:
            raise ValueError(f"{total} doesn't fit into limits of {sum(limits)}")
        scale = left / sum(weights[i] for i in open_)
        exact = {i: min(weights[i] * scale, limits[i] - shares[i]) for i in open_}
        for i in open_:
            shares[i] += int(exact[i])
        left = total - sum(shares)
        remainders = sorted(
            (i for i in open_ if shares[i] < limits[i]), key=lambda i: int(exact[i]) - exact[i]
        )
        for i in remainders[:left]:
            shares[i] += 1
        left = total - sum(shares)
    return shares


def person(random: Random) -> str:
    """An invented name."""
    material = people()
    surname = drawn(random, material.surnames)
    given = material.given["men"] if random.random() < 0.6 else material.given["women"]
    return surname + "".join(random.choices(given, k=1 if random.random() < 0.25 else 2))


def telephone(random: Random) -> str:
    """An 11-digit number under a prefix that belongs to no person."""
    return people().telephone_prefix + f"{random.randrange(10_000):04d}"
