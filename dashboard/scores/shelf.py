"""The rules there are: one file each in data/policy/scores, and which of them holds where and when."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from dashboard.errors import BadRule
from dashboard.policy import FOLDER
from dashboard.scores.record import SubjectKind
from dashboard.scores.rule import Rule

SHELF = FOLDER / "scores"


def read_rule(path: Path) -> Rule:
    """One rule file; BadRule where it breaks the form."""
    try:
        return Rule.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        raise BadRule(path.name, str(fault)) from fault


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule on the shelf, in the order of the files' names."""
    return tuple(read_rule(path) for path in sorted(SHELF.glob("*.toml")))


def rule_for(
    shelf: Sequence[Rule], region: str, tier: str | None, day: date, subject: SubjectKind = "deputy"
) -> Rule | None:
    """The rule that a deputy of that place and tier, or a group, is scored by on that day; None: no rule.

    Of several the one for the smaller place, then the one that came into force last.
    """
    holding = [rule for rule in shelf if rule.subject == subject and rule.holds(region, tier, day)]
    return max(holding, key=lambda rule: (_closeness(rule, region), rule.valid_from), default=None)


def _closeness(rule: Rule, region: str) -> int:
    return max(len(beginning) for beginning in rule.regions if region.startswith(beginning))
