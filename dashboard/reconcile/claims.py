"""A claims file: what a report prints, and what each of its figures is to be held against."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from dashboard.reconcile.printed import SCALES, Printed, Wording

LARGEST = Decimal(10) ** 15
MOST_PLACES = 6
Unit = Annotated[str, StringConstraints(min_length=1)]
Reference = Annotated[str, StringConstraints(min_length=1)]
References = tuple[Reference, ...]
Reason = Literal[
    "not_a_number",
    "too_long",
    "range_backwards",
    "range_worded",
    "more_places",
    "no_digit",
    "not_a_day",
    "needs_metric",
    "needs_percent",
    "period_backwards",
]


class Misuse(ValueError):
    """A rule of the claims file is broken: `reason` says which, `key` where (None: the key being read)."""

    def __init__(self, reason: Reason, key: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.key = key


def _number(found: object) -> Decimal:
    if isinstance(found, bool) or not isinstance(found, int | Decimal):
        raise Misuse("not_a_number")
    number = Decimal(found)
    if not number.is_finite():
        raise Misuse("not_a_number")
    if abs(number) >= LARGEST or _places(number) > MOST_PLACES:
        raise Misuse("too_long")
    return number


def _value(found: object) -> tuple[Decimal, Decimal]:
    ends = found if isinstance(found, list | tuple) else [found, found]
    if len(ends) != 2:
        raise Misuse("not_a_number")
    low, high = (_number(end) for end in ends)
    if low > high:
        raise Misuse("range_backwards")
    return low, high


def _several(found: object) -> object:
    return [found] if isinstance(found, str) else found


def _sums(found: object) -> object:
    return [found] if isinstance(found, list) and all(isinstance(item, str) for item in found) else found


def _day(found: object) -> date:
    if isinstance(found, date) and not isinstance(found, datetime):
        return found
    if isinstance(found, str):
        try:
            return date.fromisoformat(found)
        except ValueError:
            pass
    raise Misuse("not_a_day")


Value = Annotated[tuple[Decimal, Decimal], BeforeValidator(_value)]
Day = Annotated[date, BeforeValidator(_day)]


class Placed(BaseModel):
    """Where and when a figure is about."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    region: Annotated[str, StringConstraints(pattern=r"^(\d{6}|\d{9}|\d{12})$")] | None = None
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    as_of: Day | None = None

    @model_validator(mode="after")
    def _forwards(self) -> "Placed":
        if self.start and self.end and self.start > self.end:
            raise Misuse("period_backwards", "from / to")
        return self


class Report(Placed):
    """The report as a whole; its region, period and data date stand for claims that name none."""

    id: str = ""
    place: str = ""
    title: str = ""
    title_en: str = ""
    source: str = ""
    published: Day | None = None
    note: str = ""


class Claim(Placed):
    """One printed figure. `value` is as printed: the same number twice, or the two ends of a range."""

    id: Annotated[str, StringConstraints(pattern=r"^\S+$")]
    text: str = ""
    text_en: str = ""
    note: str = ""
    note_en: str = ""
    page: int | str | None = None
    value: Value
    unit: Unit = "count"
    wording: Wording | None = None
    decimals: Annotated[int, Field(ge=-12, le=MOST_PLACES)] | None = None
    ratio_of: tuple[Reference, Reference] | None = None
    of: Reference | None = None
    sum_of: Annotated[tuple[Annotated[References, Field(min_length=1)], ...], BeforeValidator(_sums)] = ()
    product_of: References = ()
    same_as: Annotated[References, BeforeValidator(_several)] = ()
    out_of: Reference | None = None
    metric: str | None = None
    where: dict[str, str] = {}
    field: str | None = None

    @model_validator(mode="after")
    def _sense(self) -> "Claim":
        low, high = self.value
        if low != high and self.wording not in (None, "exact"):
            raise Misuse("range_worded", "wording")
        if any((Fraction(end) * Fraction(10) ** self.places).denominator > 1 for end in self.value):
            raise Misuse("more_places", "decimals")
        if self.wording == "at_least" and low <= 0:
            raise Misuse("no_digit", "wording")
        if not self.metric and (self.where or self.field):
            raise Misuse("needs_metric", "where" if self.where else "field")
        if self.of and self.unit not in ("percent", "permille"):
            raise Misuse("needs_percent", "of")
        return self

    @property
    def places(self) -> int:
        """Decimal places printed: `decimals`, else those the value is written with."""
        return self.decimals if self.decimals is not None else max(_places(end) for end in self.value)

    @property
    def scale(self) -> Fraction:
        """Base units in one printed unit."""
        return SCALES.get(self.unit, Fraction(1))

    @property
    def said(self) -> Wording:
        """The wording, by default exact, of a percentage rounded."""
        return self.wording or ("rounded" if self.unit in ("percent", "permille") else "exact")

    def printed(self, tolerance: Fraction) -> Printed:
        """The number for arithmetic, in base units; `tolerance` is the share an 'about' may be off."""
        low, high = (Fraction(end) * self.scale for end in self.value)
        return Printed(
            low,
            high,
            self.said,
            step=Fraction(10) ** -self.places * self.scale,
            tail=Fraction(10) ** _tail(self.value[0]) * self.scale,
            tolerance=tolerance,
        )

    def references(self) -> Iterator[tuple[str, str]]:
        """(key, claim id) of each other claim this one is held against or shown beside."""
        singles = {"of": self.of, "out_of": self.out_of}
        several = {
            "ratio_of": self.ratio_of or (),
            "product_of": self.product_of,
            "same_as": self.same_as,
            "sum_of": tuple(part for parts in self.sum_of for part in parts),
        }
        yield from ((key, id_) for key, id_ in singles.items() if id_)
        yield from ((key, id_) for key, ids in several.items() for id_ in ids)


class Claims(BaseModel):
    """A claims file, read and found sound: every reference leads to a claim, none leads back to itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report: Report = Report()
    claim: Annotated[tuple[Claim, ...], Field(min_length=1)]

    def named(self) -> dict[str, Claim]:
        """The claims by id."""
        return {claim.id: claim for claim in self.claim}

    @property
    def needs_ledgers(self) -> bool:
        """True if some claim is bound to a metric."""
        return any(claim.metric for claim in self.claim)


def _places(number: Decimal) -> int:
    exponent: Any = number.as_tuple().exponent
    return max(0, -int(exponent))


def _tail(number: Decimal) -> int:
    """The power of ten of the last non-zero digit: 2600 -> 2, 66.8 -> -1; 0 -> 0."""
    exponent: Any = number.normalize().as_tuple().exponent
    return int(exponent) if number else 0
