"""What a metric is read from: the ledgers' fields and the policy files, frame by frame (sources.toml)."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from dashboard.metrics.definition import Metric

FILE = Path(__file__).resolve().parent / "sources.toml"


class Source(BaseModel):
    """The fields ('ledger.field') that a frame reads, and the files of data/policy it hangs on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fields: tuple[str, ...]
    policy: tuple[str, ...] = ()


@cache
def frame_sources() -> dict[str, Source]:
    """By the name of its frame."""
    read = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {frame: Source.model_validate(told) for frame, told in read["frame"].items()}


def fields_of(metric: Metric) -> tuple[tuple[str, str], ...]:
    """(ledger, field) of what the metric's own ledgers give, in order; KeyError for a frame not told of."""
    told = (field.split(".", 1) for frame in frames_of(metric) for field in frame_sources()[frame].fields)
    return tuple(dict.fromkeys((ledger, field) for ledger, field in told if ledger in metric.ledgers))


def policies_of(metric: Metric) -> tuple[str, ...]:
    """The files or folders of data/policy whose numbers the metric hangs on; none where there are none."""
    return tuple(dict.fromkeys(file for frame in frames_of(metric) for file in frame_sources()[frame].policy))


def frames_of(metric: Metric) -> Iterator[str]:
    """The frames it counts in, those of its variants too."""
    for parts in (metric.parts, *(variant.parts for variant in metric.variants.values())):
        yield from (part.frame for part in parts)
