"""What a generated place consists of: regions, stations, deputies, receptions and the lives of issues."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from etl.demo.material import Topic

Fate = Literal["village", "town", "county", "county_open"]
Tier = Literal["province", "city", "county", "town"]
StationKind = Literal["home", "station", "studio"]


@dataclass(frozen=True)
class Village:
    """A village or community: 12-digit code, official name, and the voters it is given."""

    code: str
    official_name: str
    voters: int

    @property
    def name(self) -> str:
        """The name in everyday use: 王湾村, 西关社区."""
        name = self.official_name
        for ending, short in (("居民委员会", ""), ("村民委员会", "村"), ("居委会", ""), ("村委会", "村")):
            if name.endswith(ending):
                return name.removesuffix(ending) + short
        return name

    @property
    def is_community(self) -> bool:
        """Whether it is an urban community (社区)."""
        return self.official_name.endswith(("社区居委会", "社区", "居民委员会"))


@dataclass(frozen=True)
class Town:
    """A town or street with its villages; `number` is its place in the code list."""

    code: str
    name: str
    number: int
    villages: tuple[Village, ...]

    @property
    def voters(self) -> int:
        """The voters of its villages."""
        return sum(village.voters for village in self.villages)


@dataclass(frozen=True)
class Deputy:
    """A deputy and the tier of the congress that elected them."""

    name: str
    tier: Tier


@dataclass(frozen=True)
class Station:
    """A row of the register; `town` is None for the county's home, `village` for all but village stations."""

    id: str
    name: str
    kind: StationKind
    grade: str | None
    region: str
    town: Town | None
    village: Village | None
    opened: date
    reception_day: int | None
    subsidy: int | None
    feature: str | None
    deputies: tuple[Deputy, ...]


@dataclass(frozen=True)
class Reception:
    """One sitting of a station; `planned` is given where it was moved from its day."""

    id: str
    station: Station
    day: date
    planned: date | None
    mode: str
    setting: str
    deputies: tuple[Deputy, ...]
    others: tuple[str, ...]
    person_times: int
    opinions: int
    solved_on_spot: int


@dataclass(frozen=True)
class Story:
    """What a constituent raised, in words."""

    topic: Topic
    place: str
    title: str
    content: str
    constituent: str
    phone: str


@dataclass(frozen=True)
class Resolution:
    """What a handler calls done, and what followed by the place's `as_of`."""

    day: date
    disposition: str
    reply: str
    fed_back: date | None
    closed: date | None
    satisfaction: str | None
    rated: date | None
    review_date: date | None
    review_outcome: str | None


@dataclass(frozen=True)
class Stay:
    """An issue's time at one level: until it is resolved or escalated, or open still.

    `reopened` undoes `resolution`; `second` is what followed, None while that is open.
    """

    received: date | None = None
    assigned: date | None = None
    department: str | None = None
    due: date | None = None
    escalated: date | None = None
    resolution: Resolution | None = None
    reopened: date | None = None
    second: Resolution | None = None


@dataclass(frozen=True)
class Life:
    """An issue from its collection at a village station to where it came to rest."""

    station: Station
    collected: date
    story: Story
    deputy: Deputy
    source: str
    reception: Reception | None
    routing: str
    fate: Fate
    village: Stay
    town: Stay | None = None
    county: Stay | None = None
