"""The registers of a demo place: its regions, and its stations with the deputies placed in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.record import Town, Village
from etl.demo.roster import Delegate
from etl.demo.sheet import Row, sheet


@dataclass(frozen=True)
class Post:
    """A station of a register: its town and, where it stands in one, its village; the deputies placed in it.

    `reception_rule` is the rule as the register writes it: 每月15日, 每周三19:30-21:00.
    """

    id: str
    name: str
    kind: str
    town: Town | None
    village: Village | None
    opened: date
    deputies: tuple[Delegate, ...]
    reception_rule: str | None = None
    grade: str | None = None
    subsidy: int | None = None
    guidance_group: str | None = None
    feature: str | None = None

    def row(self, region: str) -> Row:
        """What the register says; a post of no town stands in the region given."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "grade": self.grade,
            "region": self.village.code if self.village else self.town.code if self.town else region,
            "opened": self.opened,
            "subsidy": self.subsidy,
            "reception_day": self.reception_rule,
            "guidance_group": self.guidance_group,
            "feature": self.feature,
        }


def region_register(ground: Ground) -> Ledger:
    """The regions below the place, and a town that is itself the place, with their voters."""
    rows: list[Row] = []
    for town in ground.towns:
        name = ground.short if town.code == ground.region else town.name
        rows.append({"code": town.code, "name": name, "voters": town.voters})
        rows.extend({"code": v.code, "name": v.official_name, "voters": v.voters} for v in town.villages)
    page = sheet("region", "行政区划", rows, f"{ground.short}行政区划表")
    return Ledger(ground.unit, "all", "行政区划表", (page,))


def station_register(ground: Ground, posts: Sequence[Post]) -> Ledger:
    """The register of stations, as the place's own office keeps it."""
    rows = [post.row(ground.region) for post in posts]
    page = sheet("station", "登记表", rows, f"{ground.short}人大代表联络站登记表")
    return Ledger(ground.unit, "all", "代表联络站登记表", (page,))
