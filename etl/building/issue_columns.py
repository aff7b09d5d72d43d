"""Which columns of the prepared issues stay empty when a field of the issue ledger does."""

from collections.abc import Iterable

_FILLED_BY = {
    "county": ("county",),
    "town": ("town",),
    "village": ("village",),
    "station": ("station",),
    "reception": ("reception", "mode", "setting", "campaign"),
    "department": ("department",),
    "category": ("category",),
    "source": ("source",),
    "routing": ("routing",),
    "place": ("place",),
    "title": ("title",),
    "content": ("content",),
    "reply": ("reply",),
    "constituent_mask": ("constituent",),
    "constituent_hash": ("constituent_hash",),
    "deputy": ("deputy",),
    "_sheet": ("sheet",),
    "assigned": ("assigned_day", "is_assigned_known"),
    "resolved": ("resolved_day", "is_resolved_known", "resolved_workday"),
    "disposition": ("disposition",),
    "fed_back": ("fed_back_day", "is_fed_back_known"),
    "closed": ("closed_day", "is_closed_known"),
    "satisfaction": ("rated_day", "is_rated_known", "satisfaction"),
    "review_date": ("reviewed_day", "is_reviewed_known"),
    "review_outcome": ("review_outcome",),
}


def never_filled(fields: Iterable[str]) -> set[str]:
    """The columns of `prepared_issues` that are empty where only these fields of rows and places are filled.

    A rating without a satisfaction makes its issue a walked one, whose row has no columns of a rating.
    """
    filled = set(fields)
    return {column for field, columns in _FILLED_BY.items() if field not in filled for column in columns}
