"""The addresses of pages and downloads, built in one place: page, scope, and what every link carries."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from dashboard.scope import Scope

OVERVIEW = "/"
ISSUES = "/issues"
ISSUE = "/issue"
STATIONS = "/stations"
STATION = "/station"
RECONCILE = "/reconcile"
PROJECTS = "/projects"
PROJECT = "/project"
PLAN = "/plan"
BUDGET = "/budget"
DEPUTIES = "/deputies"
DEPUTY = "/deputy"
GROUPS = "/groups"
SUGGESTIONS = "/suggestions"
SATISFACTION = "/satisfaction"
SCORECARD = "/scorecard"
SCORES = "/scores"
ALERTS = "/alerts"
DATA = "/data"
DEFINITIONS = "/definitions"
DICTIONARY = "/dictionary"
UPLOAD = "/upload"
UPLOAD_FILES = "/upload/files"
UPLOAD_SAY = "/upload/say"
UPLOAD_ANSWER = "/upload/answer"
UPLOAD_CONFIRM = "/upload/confirm"
UPLOAD_UNDO = "/upload/undo"
UPLOAD_DISCARD = "/upload/discard"
CARRIED = ("region", "from", "to", "as_of", "lang", "theme")
"""What an address that is posted to carries on to the page it leads back to."""
ROWS = "/rows"
USERS = "/users"
LOG = "/log"
POLICY = "/policy"
CSV_METRIC = "/csv/metric"
CSV_ROWS = "/csv/rows"
CSV_FINDINGS = "/csv/findings"
CSV_RECONCILE = "/csv/reconcile"
CSV_QUARANTINE = "/csv/quarantine"
RETURNED = "/returned"
CSV_ALERTS = "/csv/alerts"
DIGEST = "/alerts/digest"
SLIDES = "/slides"
SIGN_IN = "/signin"
SIGN_IN_LINK = "/signin/link"
SIGN_IN_PROVIDER = "/signin/provider"
SIGN_IN_PROVIDER_BACK = "/signin/provider/back"
SIGN_OUT = "/signout"
SIGN_OUT_EVERYWHERE = "/signout/everywhere"
PASSWORD = "/password"  # nosec B105 # a path
USER_ADD = "/users/add"
USER_DISABLE = "/users/disable"
USER_RESET = "/users/reset"
USER_SIGN_OUT = "/users/signout"
HEALTH = "/health"
METRICS = "/metrics"

_kept: ContextVar[Mapping[str, str]] = ContextVar("kept", default={})  # noqa: B039 - never changed in place


@contextmanager
def keeping(**view: str | None) -> Iterator[None]:
    """Within it every address carries `view` (lang, theme, compare); what is None or empty is left out."""
    token = _kept.set({name: value for name, value in view.items() if value})
    try:
        yield
    finally:
        _kept.reset(token)


def carried(query: Mapping[str, str]) -> dict[str, str | None]:
    """What every link carries along of an address: language, colours, comparison, where unusual."""
    unusual = {"lang": "en", "theme": "dark", "compare": "last_year"}
    return {name: value if query.get(name) == value else None for name, value in unusual.items()}


def address(path: str, scope: "Scope | None" = None, **extra: str | None) -> str:
    """The address of `path` in `scope`; an `extra` of None drops what scope or view would set."""
    query: dict[str, str | None] = {**(scope.to_query() if scope else {}), **_kept.get(), **extra}
    told = {name: value for name, value in query.items() if value is not None}
    return f"{path}?{urlencode(told, safe=':,')}" if told else path


def issue(key: str, scope: "Scope | None" = None) -> str:
    """The address of one issue's path; `key` is 'unit/id'."""
    return address(ISSUE, scope, id=key)


def station(key: str, scope: "Scope | None" = None) -> str:
    """The address of one station's page."""
    return address(STATION, scope, id=key)


def project(key: str, scope: "Scope | None" = None) -> str:
    """The address of one project's page; `key` is 'unit/id'."""
    return address(PROJECT, scope, id=key)


def deputy(key: str, scope: "Scope | None" = None) -> str:
    """The address of one deputy's file; `key` is 'unit/id'."""
    return address(DEPUTY, scope, id=key)


def one(what: str, key: str, scope: "Scope | None" = None) -> str:
    """The address of the page of one thing: `what` is issue, station or project."""
    return {"issue": issue, "station": station, "project": project}[what](key, scope)


def rows(metric: str, scope: "Scope", field: str | None = None, by: Sequence[str] = ()) -> str:
    """The address of the rows behind a figure as broken down `by`, or behind one of its counts (`field`)."""
    return address(ROWS, scope, metric=metric, field=field, by=",".join(by) or None)


def csv_metric(metric: str, scope: "Scope", by: Sequence[str] = ()) -> str:
    """The address of a figure's CSV, broken down `by`."""
    return address(CSV_METRIC, scope, metric=metric, by=",".join(by) or None)


def csv_rows(metric: str, scope: "Scope", field: str | None = None, by: Sequence[str] = ()) -> str:
    """The address of the CSV of the rows behind a figure."""
    return address(CSV_ROWS, scope, metric=metric, field=field, by=",".join(by) or None)


def upload(key: str | None, scope: "Scope | None" = None) -> str:
    """The address of an upload's page, or of the page that takes files."""
    return address(UPLOAD, scope, id=key)


def returned(submission: str) -> str:
    """The address of the marked-up workbook of a submission."""
    return address(RETURNED, None, submission=submission)


def breakdown(query: Mapping[str, str]) -> tuple[str, ...]:
    """The dimensions an address asks to break a figure down by."""
    return tuple(dimension for dimension in query.get("by", "").split(",") if dimension)


def slides(scope: "Scope") -> str:
    """The address of the deck of a scope's region for the quarter in which its period ends."""
    return address(SLIDES, None, region=scope.region, quarter=scope.quarter, as_of=scope.as_of.isoformat())


def moved(path: str, search: str, **changes: str) -> str:
    """The address `path` + `search` with some of its parameters changed; filters fall away."""
    query = {name: value for name, value in parse_qsl(search.lstrip("?")) if not name.startswith("where_")}
    return f"{path}?{urlencode({**query, **changes}, safe=':,')}"


def sign_in_link(token: str) -> str:
    """The address of a one-time sign-in."""
    return f"{SIGN_IN_LINK}?{urlencode({'token': token})}"


def user_changed(path: str, name: str) -> str:
    """Where a change of one user is posted to; `path` says which."""
    return f"{path}?{urlencode({'user': name})}"
