"""Points as whole hundredths: exact where a float is not, and rounded in one place."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BeforeValidator

HUNDRED = 100


def hundredths(value: object) -> int:
    """ "2.5" or 2 as 250; ValueError for a float, or for more than two decimals."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(f'{value!r}: write points as a whole number or in quotes, as "2.5"')
    try:
        scaled = Decimal(value) * HUNDRED
    except InvalidOperation as fault:
        raise ValueError(f"{value!r} is no number of points") from fault
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{value!r} has more than two decimals")
    return int(scaled)


Points = Annotated[int, BeforeValidator(hundredths)]
"""A number of points in a rule file, kept in hundredths."""


def part_of(whole: int, numerator: int, denominator: int) -> int:
    """numerator / denominator of `whole`, rounded half away from zero."""
    scaled = abs(whole) * numerator * 2
    rounded = (scaled + denominator) // (2 * denominator)
    return rounded if whole >= 0 else -rounded


def shared(whole: int, shares: int) -> list[int]:
    """`whole` in so many parts that add up to it and differ by one hundredth at most, the larger first."""
    size, rest = divmod(abs(whole), shares)
    sign = 1 if whole >= 0 else -1
    return [sign * (size + (order < rest)) for order in range(shares)]
