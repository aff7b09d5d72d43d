"""What a browser may send to a callback: a body that this app's own pages could have sent, and no other."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import Dash
from flask import Flask, Response, request

from callbacks.door import Door
from dashboard.translation import _

ENDPOINT = "/_dash-update-component"
REFUSED = 400
MOST_ROWS = 1000
"""A grid asks for a block at a time."""


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def _is_block(value: Any) -> bool:
    """A grid's request for the rows [startRow, endRow)."""
    if not isinstance(value, dict):
        return value is None
    first, last = value.get("startRow"), value.get("endRow")
    return isinstance(first, int) and isinstance(last, int) and 0 <= first < last <= first + MOST_ROWS


def _is_click(value: Any) -> bool:
    """What plotly says of a click: the points that were hit."""
    points = value.get("points") if isinstance(value, dict) else []
    is_known = value is None or isinstance(value, dict)
    return is_known and isinstance(points, list) and all(isinstance(point, dict) for point in points)


def _are_places(value: Any) -> bool:
    """Names of places and their codes, as the page was given them."""
    return value is None or (isinstance(value, dict) and all(map(_is_text, value.values())))


KINDS: Mapping[str, Callable[[Any], bool]] = {
    "pathname": _is_text,
    "search": _is_text,
    "id": _is_text,
    "value": _is_text,
    "n_submit": _is_number,
    "n_clicks": _is_number,
    "n_intervals": _is_number,
    "getRowsRequest": _is_block,
    "clickData": _is_click,
    "data": _are_places,
}
"""What each property that callbacks read may be; a property without an entry is never ours."""


def register(app: Dash, door: Door) -> None:
    """Bodies are looked at once it is known who sends them, before Dash sees them."""
    server: Flask = app.server

    def look() -> Response | None:
        if request.path != ENDPOINT or is_ours(request.get_json(silent=True), app.callback_map):
            return None
        door.refuse("body")
        return Response(_("请求读不懂。"), REFUSED, mimetype="text/plain")

    server.before_request(look)


def is_ours(body: Any, known: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a body calls one of the `known` callbacks (by output) with inputs and state of its kinds."""
    output = body.get("output") if isinstance(body, dict) else None
    declared = known.get(output) if isinstance(output, str) else None
    return declared is not None and all(
        _fit(body.get(part) or [], declared[part]) for part in ("inputs", "state")
    )


def _fit(sent: Any, declared: Sequence[Mapping[str, str]]) -> bool:
    if not isinstance(sent, list) or len(sent) != len(declared):
        return False
    return all(_fits(one, known) for one, known in zip(sent, declared, strict=True))


def _fits(sent: Any, declared: Mapping[str, str]) -> bool:
    """One input or state; of a pattern with ALL a list of them."""
    pattern = json.loads(declared["id"]) if declared["id"].startswith("{") else declared["id"]
    if isinstance(pattern, dict) and ["ALL"] in pattern.values():
        return isinstance(sent, list) and all(_is_one(one, pattern, declared["property"]) for one in sent)
    return _is_one(sent, pattern, declared["property"])


def _is_one(sent: Any, pattern: Any, name: str) -> bool:
    if not isinstance(sent, dict) or sent.get("property") != name or not _is_id(sent.get("id"), pattern):
        return False
    return name in KINDS and KINDS[name](sent.get("value"))


def _is_id(sent: Any, pattern: Any) -> bool:
    if not isinstance(pattern, dict):
        return bool(sent == pattern)
    if not isinstance(sent, dict) or sent.keys() != pattern.keys():
        return False
    return all(
        _is_text(sent[key]) if isinstance(kind, list) else sent[key] == kind for key, kind in pattern.items()
    )
