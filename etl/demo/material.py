"""What the generators compose from: the files of data/demo, checked as they are read."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).resolve().parents[2] / "data" / "demo"
ORGANISATION = FOLDER.parent / "org"

DateStyle = Literal["excel", "serial", "iso", "slash", "dot", "chinese", "compact", "numeral", "yearless"]


class _Material(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Weights(_Material):
    """How often a topic comes to rest at each level."""

    village: int
    town: int
    county: int


class Replies(_Material):
    """What is answered: by the level that solves, or where it is planned or explained."""

    village: tuple[str, ...] = ()
    town: tuple[str, ...] = ()
    county: tuple[str, ...] = ()
    planned: tuple[str, ...]
    explained: tuple[str, ...]


class Topic(_Material):
    """One thing that constituents raise, with its sentences."""

    category: str
    word: str
    weights: Weights
    season: str
    urban: bool = False
    town_department: str | None = None
    county_department: str | None = None
    titles: tuple[str, ...]
    contents: tuple[str, ...]
    replies: Replies


class Topics(_Material):
    """All topics, the seasons they follow (a weight for each month) and the places they speak of."""

    topic: tuple[Topic, ...]
    seasons: dict[str, tuple[int, ...]]
    places: dict[str, tuple[str, ...]]


class People(_Material):
    """Surnames with weights, given names and a telephone prefix that belongs to no person."""

    telephone_prefix: str
    surnames: dict[str, int]
    given: dict[str, tuple[str, ...]]


class Form(_Material):
    """How a sender fills its forms in; see data/demo/hanbin/forms.toml."""

    dates: DateStyle
    dates_with_year: DateStyle = "slash"
    words: int
    headings: int
    from_issue: Literal["key", "village"] = "key"
    is_csv: bool = False
    is_banded: bool = False
    has_totals: bool = False
    has_footer: bool = False
    has_unit_row: bool = False
    has_blank_rows: bool = False
    merges_stations: bool = False
    sheets: Literal["quarter", "month"] = "quarter"

    def with_year(self) -> "Form":
        """This form for a running ledger, whose dates need their year."""
        return self.model_copy(update={"dates": self.dates_with_year}) if self.dates == "yearless" else self


class StationTargets(_Material):
    """How many stations of each kind the report prints."""

    homes: int
    town: int
    village: int
    studios: int


class Deputies(_Material):
    """How many deputies of each tier the report prints."""

    province: int
    city: int
    county: int
    town: int


class Fates(_Material):
    """How many issues came to rest where."""

    village: int
    town: int
    county: int
    county_open: int


class Reopened(_Material):
    """How many of the county's issues were taken up again, and what became of them."""

    resolved_again: int
    open_again: int


class Studio(_Material):
    """A studio at an industry site."""

    name: str
    region: str
    feature: str


class Published(_Material):
    """What a place's report prints: the targets its reconstruction meets."""

    place: str
    region: str
    short: str
    seed: str
    first_day: date
    as_of: date
    town_without_station: str
    stations: StationTargets
    deputies: Deputies
    fates: Fates
    reopened: Reopened
    figures: dict[str, int]
    studio: tuple[Studio, ...]


class _Forms(_Material):
    form: tuple[Form, ...]


def _table(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def topics() -> Topics:
    """The topics of data/demo/topics.toml."""
    return Topics.model_validate(_table(FOLDER / "topics.toml"))


@cache
def people() -> People:
    """The names of data/demo/people.toml."""
    return People.model_validate(_table(FOLDER / "people.toml"))


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """vocabulary -> code -> spellings, of data/demo/words.toml."""
    return tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))


@cache
def headings() -> dict[str, dict[str, list[str]]]:
    """ledger -> field -> headings, of data/demo/headings.toml."""
    return tomllib.loads((FOLDER / "headings.toml").read_text(encoding="utf-8"))


@cache
def published(place: str) -> Published:
    """What the place's report prints, of data/demo/<place>/published.toml."""
    return Published.model_validate(_table(FOLDER / place / "published.toml"))


@cache
def forms(place: str) -> tuple[Form, ...]:
    """The forms that the place's towns use, of data/demo/<place>/forms.toml."""
    return _Forms.model_validate(_table(FOLDER / place / "forms.toml")).form
