"""The rules of alerts, read from data/policy/alerts.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from dashboard.errors import BadPolicy
from dashboard.metrics import METRICS
from dashboard.metrics.definition import Metric, Text
from dashboard.metrics.listings import LISTINGS
from dashboard.policy import FOLDER
from dashboard.rows import listed_counts

DESK = ("desk",)


class _Named(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    zh: str
    en: str

    @property
    def text(self) -> Text:
        """What it is called."""
        return Text(self.zh, self.en)


class Action(_Named):
    """What a leader does about alerts of this kind."""


class _About(_Named):
    action: str
    metric: str

    @property
    def figure(self) -> Metric:
        """The metric it looks at."""
        return METRICS[self.metric]


class Rule(_About):
    """Rows of a count, grouped by `owner` (its last in the listing's `column`), with what says since when.

    Of what `is_ahead` these say by when.
    """

    field: str
    owner: tuple[str, ...]
    since: tuple[str, ...]
    column: str | None = None
    is_ahead: bool = False

    def column_of(self, dimension: str) -> str:
        """The listing's column that holds a dimension's member."""
        return self.column if self.column and dimension == self.owner[-1] else dimension

    @model_validator(mode="after")
    def _exists(self) -> "Rule":
        metric = METRICS.get(self.metric)
        count = metric and listed_counts(metric, metric.counted(())).get(self.field)
        if metric is None or count is None:
            raise ValueError(f"{self.id}: no count {self.metric} {self.field}")
        owners = ("level", "department", "region") if self.owner == DESK else self.owner
        if not set(owners) <= set(metric.dimensions):
            raise ValueError(f"{self.id}: {self.metric} isn't cut by {', '.join(owners)}")
        frame = next(part.frame for part in metric.parts if count in part.counts)
        columns = {field.key for field in LISTINGS[frame].fields}
        asked = {*self.since, *(self.column_of(name) for name in owners)}
        if not asked <= columns:
            raise ValueError(f"{self.id}: no columns {', '.join(sorted(asked - columns))}")
        return self


class Series(_About):
    """A monthly series whose last complete month may lie beyond ordinary variation on its worse side."""

    worse: Literal["up", "down"]

    @model_validator(mode="after")
    def _exists(self) -> "Series":
        metric = METRICS.get(self.metric)
        if metric is None or not {"month", "region"} <= set(metric.dimensions):
            raise ValueError(f"{self.id}: {self.metric} has no months by place")
        return self


class AlertPolicy(BaseModel):
    """How far back rules look, the actions in their order, the rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months_back: int = Field(ge=1, le=60)
    action: tuple[Action, ...]
    rule: tuple[Rule, ...]
    series: tuple[Series, ...]

    @model_validator(mode="after")
    def _fits(self) -> "AlertPolicy":
        every = (*self.rule, *self.series)
        unknown = {one.action for one in every} - {one.id for one in self.action}
        if unknown or len({one.id for one in every}) < len(every):
            raise ValueError(f"actions unknown: {', '.join(sorted(unknown))}; or an id twice")
        return self


def read_alert_policy(path: Path) -> AlertPolicy:
    """The rules in a policy file. BadPolicy."""
    try:
        return AlertPolicy.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as fault:
        raise BadPolicy(path.name, str(fault)) from fault


@cache
def alert_policy() -> AlertPolicy:
    """The rules in force, read once a process."""
    return read_alert_policy(FOLDER / "alerts.toml")
