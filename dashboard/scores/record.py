"""What a score is reckoned from: one subject's dated records."""

from dataclasses import dataclass
from typing import Literal

Assessor = Literal["self", "group", "office"]
SubjectKind = Literal["deputy", "group"]
LED = "led_suggestion"
"""The kind of a record that is a row of the suggestions' ledger; others are activities."""


@dataclass(frozen=True)
class Record:
    """One dated fact of a deputy: an activity, or a suggestion.

    `key` tells it from every other; `event` is shared by those who did it together. `is_invited` and
    `is_attended` of None: no invitation, or not written down. `half_days` absent on leave. `people`,
    `households` and `hours` as the ledger has them, `outcome` e.g. the grade of a suggestion. `is_void`: an
    accepted correction says that it should not be there.
    """

    key: str
    kind: str
    day: int
    ym: int
    role: str | None = None
    event: str | None = None
    is_invited: bool | None = None
    is_attended: bool | None = None
    is_verified: bool | None = None
    is_void: bool = False
    half_days: int | None = None
    people: int | None = None
    households: int | None = None
    hours: int | None = None
    outcome: str | None = None


@dataclass(frozen=True)
class Assessment:
    """What one assessor gave for one item of the rule, in hundredths of a point."""

    key: str
    item: str
    assessor: Assessor
    points: int
    day: int
    is_verified: bool | None = None


@dataclass(frozen=True)
class Subject:
    """Who is scored: a deputy, or a group. `months` in office of the `of` months that are scored."""

    key: str
    tier: str | None
    months: int
    of: int
