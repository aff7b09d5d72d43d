"""Which columns of the prepared issues say the same of every one: those need not be stored for each."""

from collections.abc import Iterable

import duckdb

from etl.tables import filled, literal

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


_OF_PLACES = ("submission", "file", "region", "county", "town", "village", "station")
_OF_QUIET = {"is_quiet": "true", "is_chain_confirmed": "true"}
"""What every issue is that nothing moved or sent back."""


def alike(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The columns in which all prepared issues are alike, and what they hold there as SQL.

    Expects `filled_fields`, `places`, `parts` and `moving_keys`. These are the empty columns and, where no
    issue has to be walked, those that one file or one place decides: a city's only export says so once.
    """
    fields = {field for (field,) in connection.execute("select field from filled_fields").fetchall()}
    found = dict.fromkeys(never_filled([*fields, *filled(connection, "places")]), "null")
    if connection.execute("select 1 from moving_keys limit 1").fetchone():
        return found
    decided = _decided(connection)
    if "region" in decided and "level" not in fields:
        level = f"level_name(level_number(region_level({decided['region']})))"
        ((name,),) = connection.execute(f"select {level}").fetchall()
        decided["level"] = "null" if name is None else literal(name)
    return _OF_QUIET | decided | found


def _decided(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The columns in which all places that issues name are alike."""
    asked = ", ".join(f"count({name}), count(distinct {name}), min({name})" for name in _OF_PLACES)
    ((rows, *told),) = connection.execute(
        f"select count(*), {asked} from places where submission in "
        "(select submission from parts where ledger = 'issue')"
    ).fetchall()
    counted = zip(_OF_PLACES, told[::3], told[1::3], told[2::3], strict=True)
    return {name: literal(value) for name, count, kinds, value in counted if count == rows and kinds == 1}
