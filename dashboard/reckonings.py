"""Frames whose rows are worked out in Python from what the warehouse holds, instead of being selected."""

from collections.abc import Callable, Mapping
from functools import partial

from dashboard.closures import signals
from dashboard.draws import sample
from dashboard.metrics.definition import Part, Reckoned
from dashboard.relation import Frame
from dashboard.scope import Scope
from dashboard.scores.relations import score_points, scores
from dashboard.snapshot import Snapshot

RECKONINGS: Mapping[str, Callable[[Snapshot, Scope], Frame]] = {
    "scores": scores,
    "score_points": score_points,
    "group_scores": partial(scores, subject="group"),
    "group_score_points": partial(score_points, subject="group"),
    "closure_signals": signals,
    "review_sample": sample,
}
"""How each such frame is worked out for a scope."""


def frame_of(snapshot: Snapshot, part: Part, scope: Scope) -> Frame:
    """What a part counts in: the name of its SQL, or its rows worked out."""
    return RECKONINGS[part.frame](snapshot, scope) if isinstance(part, Reckoned) else part.frame
