"""Issues of a demo place: what was raised, where it went and how it ended, as rows of the units' ledgers."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from etl.demo.ground import Ground
from etl.demo.ledger import Ledger
from etl.demo.material import FOLDER
from etl.demo.record import Resolution, Story, Town, Village
from etl.demo.register import Post
from etl.demo.sheet import Row, sheet

Level = Literal["village", "town", "county"]


@dataclass(frozen=True)
class Matter:
    """One issue in one unit's ledger; `ending` None is in progress."""

    collected: date
    level: Level
    town: Town
    village: Village
    post: Post
    story: Story
    deputy: str
    source: str
    routing: str
    reception: str | None = None
    department: str | None = None
    assigned: date | None = None
    ending: Resolution | None = None

    def row(self, number: str) -> Row:
        """What the collecting unit's ledger says."""
        return {
            "id": number,
            "collected": self.collected,
            "level": self.level,
            "region": self.village.name if self.level == "village" else self.town.code,
            "station": self.post.name,
            "reception": self.reception,
            "source": self.source,
            "place": self.story.place,
            "constituent": self.story.constituent,
            "phone": self.story.phone,
            "deputy": self.deputy,
            "routing": self.routing,
            **self.told,
            **self.handling,
        }

    @property
    def told(self) -> Row:
        """Category, title and content."""
        story = self.story
        return {"category": story.topic.word, "title": story.title, "content": story.content}

    @property
    def handling(self) -> Row:
        """Who was to do what, and how it ended."""
        return {
            "assigned": self.assigned,
            "department": self.department,
            **ending_row(self.ending, self.town),
        }


def ending_row(ending: Resolution | None, town: Town) -> Row:
    """A resolution with what followed; a street's replies say 街道 where a town's say 镇."""
    if ending is None:
        return {}
    reply = ending.reply
    if town.name.endswith("街道"):
        reply = reply.replace("镇上", "街道").replace("镇", "街道")
    return {
        "resolved": ending.day,
        "disposition": ending.disposition,
        "reply": reply,
        "fed_back": ending.fed_back,
        "closed": ending.closed,
        "satisfaction": ending.satisfaction,
        "rated": ending.rated,
        "review_date": ending.review_date,
        "review_outcome": ending.review_outcome,
    }


def issue_ledger(ground: Ground, unit: str, name: str, rows: Iterable[Row]) -> Ledger:
    """One unit's running ledger of issues."""
    page = sheet("issue", "问题台账", tuple(rows), f"{ground.short}{name}")
    return Ledger(unit, "all", name, (page,))


@cache
def departments(place: str) -> Mapping[str, Mapping[str, str]]:
    """level -> category -> who handles it there, of data/demo/<place>/departments.toml."""
    text = (FOLDER / place / "departments.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
