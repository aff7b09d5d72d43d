"""The shapes of Hanbin's sheets: which fields a ledger has, their headings, bands and lines around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.demo.book import Column, Page
from etl.demo.material import Form, headings
from etl.demo.spelling import Value, Written, spelled

_VOCABULARIES = {
    "level": "level",
    "resolved_level": "level",
    "disposition": "disposition",
    "satisfaction": "satisfaction",
    "review_outcome": "review_outcome",
    "routing": "routing",
    "source": "source",
    "category": "category",
    "mode": "mode",
    "setting": "setting",
    "kind": "kind",
    "grade": "grade",
    "event": "event",
}


@dataclass(frozen=True)
class Shape:
    """A ledger's fields at one level, under bands; `summed` are those that a row of totals adds up."""

    ledger: str
    bands: Mapping[str | None, tuple[str, ...]]
    summed: tuple[str, ...] = ()
    counted: str | None = None


REGIONS = Shape("region", {None: ("code", "name", "voters")})
STATIONS = Shape(
    "station",
    {
        None: ("id", "name", "kind", "grade", "region", "opened", "reception_day", "subsidy"),
        "其他情况": ("guidance_group", "feature"),
    },
)
RECEPTIONS = Shape(
    "reception",
    {
        None: ("id", "station", "date", "planned", "mode", "setting"),
        "接待人员": ("deputies", "others"),
        "接待情况": ("person_times", "opinions", "solved_on_spot"),
    },
    summed=("person_times", "opinions", "solved_on_spot"),
)
VILLAGE = Shape(
    "issue",
    {
        None: ("id", "collected", "region", "level", "station", "reception"),
        "群众反映": ("source", "category", "title", "content", "place", "constituent", "phone", "deputy"),
        "交办落实": ("routing", "escalated_town", "resolved", "disposition", "reply"),
        "销号评价": ("fed_back", "closed", "satisfaction", "rated", "review_date", "review_outcome"),
    },
    counted="title",
)
TOWN = Shape(
    "issue",
    {
        None: ("id", "from_issue", "region", "collected", "received_town"),
        "群众反映": ("category", "title", "content", "constituent"),
        "交办落实": ("assigned", "department", "escalated_county", "resolved", "disposition", "reply"),
        "销号评价": ("fed_back", "closed", "satisfaction", "rated", "review_date", "review_outcome"),
    },
    counted="title",
)
COUNTY = Shape(
    "issue",
    {
        None: (
            "id",
            "from_issue",
            "region",
            "collected",
            "received_county",
            "station",
            "reception",
            "source",
        ),
        "群众反映": ("category", "title", "content", "constituent", "deputy"),
        "交办落实": (
            "assigned",
            "department",
            "due",
            "escalated_city",
            "received_city",
            "resolved",
            "resolved_level",
        ),
        "销号评价": ("disposition", "reply", "fed_back", "closed", "satisfaction", "rated"),
        "回头看": ("review_date", "review_outcome", "reopened"),
    },
)
EVENTS = Shape("issue_event", {None: ("issue", "event", "date", "level", "department", "note")})


def page(
    shape: Shape,
    name: str,
    form: Form,
    rows: Sequence[Mapping[str, Value]],
    title: Sequence[str],
    signature: str | None = None,
) -> Page:
    """The rows in the form's spelling, with its title, bands, totals and signature."""
    written = [{k: spelled(v, _VOCABULARIES.get(k), form) for k, v in row.items()} for row in rows]
    return Page(
        name=name,
        columns=_columns(shape, form),
        rows=written,
        above=title if form.has_unit_row else title[:1],
        totals=_totals(shape, rows) if form.has_totals and rows else None,
        below=(signature,) if form.has_footer and signature else (),
        blank_after=frozenset(range(4, len(rows) - 1, 5)) if form.has_blank_rows else frozenset(),
        merged="station" if form.merges_stations and shape is RECEPTIONS else None,
    )


def _columns(shape: Shape, form: Form) -> list[Column]:
    return [
        Column(field, _heading(shape, field, form), band if form.is_banded else None)
        for band, fields in shape.bands.items()
        for field in fields
    ]


def _heading(shape: Shape, field: str, form: Form) -> str:
    if shape is COUNTY and field == "region":
        return "镇街"
    choices = headings()[shape.ledger][field]
    return choices[min(form.headings, len(choices) - 1)]


def _totals(shape: Shape, rows: Sequence[Mapping[str, Value]]) -> dict[str, Written] | None:
    if not shape.summed and not shape.counted:
        return None
    totals: dict[str, Written] = {"id": "合计"}
    for field in shape.summed:
        totals[field] = sum(value for row in rows if isinstance(value := row[field], int))
    if shape.counted:
        totals[shape.counted] = f"共{len(rows)}件"
    return totals
