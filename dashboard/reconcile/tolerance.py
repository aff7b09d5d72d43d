"""How far a figure may be from 'about' (约), read from data/policy/claims.toml."""

import tomllib
from decimal import Decimal
from fractions import Fraction

from dashboard.policy import FOLDER


def tolerance() -> Fraction:
    """The share of the printed number by which the true one may be off; KeyError where policy lacks it."""
    told = tomllib.loads((FOLDER / "claims.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    return Fraction(told["about"]["within"])
