"""Lives as ledger rows: what the village, the town and the county each write down about the same issue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl.demo.record import Life, Reception, Resolution, Station, Stay, Town, Village
from etl.demo.spelling import Value

Row = dict[str, Value]


@dataclass(frozen=True)
class Entry:
    """One row of one unit's issue ledger; `sender` is the key of the row it came from."""

    unit: str
    id: str
    row: Row
    sender: str | None = None

    @property
    def key(self) -> str:
        """unit/id: how the warehouse names it."""
        return f"{self.unit}/{self.id}"


def region_name(town: Town, village: Village) -> str:
    """The village's everyday name; the official one where the town has a 村 and a 社区 of one name."""
    stem = _stem(village)
    namesakes = [other for other in town.villages if _stem(other) == stem]
    return village.official_name if len(namesakes) > 1 else village.name


def village_row(life: Life, number: str) -> Row:
    """What the village's ledger says."""
    town, village = whereabouts(life.station)
    return {
        "id": number,
        "collected": life.collected,
        "level": "village",
        "region": region_name(town, village),
        "place": life.story.place,
        "station": life.station.name,
        "source": life.source,
        "reception": life.reception.id if life.reception else None,
        "category": life.story.topic.word,
        "title": life.story.title,
        "content": life.story.content,
        "constituent": life.story.constituent,
        "phone": life.story.phone,
        "deputy": life.deputy.name,
        "routing": life.routing,
        "escalated_town": life.village.escalated,
        **_ending(life.village.resolution),
    }


def town_row(life: Life, stay: Stay, number: str, sender: str) -> Row:
    """What the town's ledger says of an issue that a village passed up."""
    town, village = whereabouts(life.station)
    return {
        "id": number,
        "from_issue": sender,
        "collected": life.collected,
        "region": region_name(town, village),
        "received_town": stay.received,
        "category": life.story.topic.word,
        "title": life.story.title,
        "content": life.story.content,
        "constituent": life.story.constituent,
        "assigned": stay.assigned if stay.department else None,
        "department": stay.department,
        "escalated_county": stay.escalated,
        **_ending(stay.resolution),
    }


def county_row(life: Life, stay: Stay, number: str, sender: str) -> Row:
    """What the county's ledger says of an issue that a town passed up, with its latest resolution."""
    town, _ = whereabouts(life.station)
    ending = stay.second or stay.resolution
    row: Row = {
        "id": number,
        "from_issue": sender,
        "collected": life.collected,
        "region": town.name,
        "received_county": stay.received,
        "category": life.story.topic.word,
        "title": life.story.title,
        "content": life.story.content,
        "constituent": life.story.constituent,
        "assigned": stay.assigned,
        "department": stay.department,
        "due": stay.due,
        "resolved_level": "county" if ending else None,
        "reopened": stay.reopened,
        **_ending(ending),
    }
    if stay.second and stay.resolution:
        row |= {"review_date": stay.resolution.review_date, "review_outcome": stay.resolution.review_outcome}
    return row


def own_row(number: str, region: str, heard: Reception) -> Row:
    """The county's own issue: raised by city deputies in June 2021, settled by the city on 2 November."""
    return {
        "id": number,
        "collected": heard.day,
        "region": region,
        "station": heard.station.name,
        "reception": heard.id,
        "source": "reception",
        "category": "合疗",
        "title": "市级医院不及时推送本区居民住院花费信息",
        "content": "12名市人大代表反映：市级八家医院5月起不及时推送住院花费信息，基金监管难，有缺口风险。",
        "deputy": heard.deputies[0].name,
        "department": "市医疗保障局",
        "escalated_city": date(2021, 7, 6),
        "received_city": date(2021, 7, 8),
        "resolved": date(2021, 11, 2),
        "resolved_level": "city",
        "disposition": "solved",
        "reply": "经市区联动面对面协商，医院按日推送住院花费信息。",
        "fed_back": date(2021, 11, 5),
        "closed": date(2021, 11, 12),
    }


def county_events(stay: Stay, number: str) -> Iterator[Row]:
    """The county's flow ledger of one issue: every dated step, also those its row has no room for."""
    steps: list[tuple[str, date | None, str | None]] = [
        ("received", stay.received, "代表之家登记"),
        ("assigned", stay.assigned, "主任(扩大)会议研判后面对面交办"),
        *_ending_steps(stay.resolution),
        ("reopened", stay.reopened, "回头看未解决，重新交办"),
        *_ending_steps(stay.second),
    ]
    for event, day, note in steps:
        if day:
            yield {
                "issue": number,
                "event": event,
                "date": day,
                "level": "county",
                "department": stay.department,
                "note": note,
            }


def whereabouts(station: Station) -> tuple[Town, Village]:
    """The town and village of a village station."""
    if station.town is None or station.village is None:
        raise ValueError(f"{station.id} is no village station")
    return station.town, station.village


def _ending(ending: Resolution | None) -> Row:
    if ending is None:
        return {}
    return {
        "resolved": ending.day,
        "disposition": ending.disposition,
        "reply": ending.reply,
        "fed_back": ending.fed_back,
        "closed": ending.closed,
        "satisfaction": ending.satisfaction,
        "rated": ending.rated,
        "review_date": ending.review_date,
        "review_outcome": ending.review_outcome,
    }


def _ending_steps(ending: Resolution | None) -> list[tuple[str, date | None, str | None]]:
    if ending is None:
        return []
    return [
        ("resolved", ending.day, ending.reply),
        ("fed_back", ending.fed_back, None),
        ("closed", ending.closed, None),
    ]


def _stem(village: Village) -> str:
    return village.name.removesuffix("社区").removesuffix("村")
