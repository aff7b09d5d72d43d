"""The figure about wrong turns: issues that ended where they don't belong, or went up and came down."""

from collections.abc import Mapping

from dashboard.metrics.definition import Count, Counts, Metric, Part, Share, Text
from dashboard.metrics.issues import DIMENSIONS, LEDGERS

Owners = Mapping[str, tuple[str, ...]]
LEVELS = (
    ("village", Text("村级", "the village")),
    ("town", Text("镇级", "the town")),
    ("county", Text("区县级", "the county")),
    ("city", Text("市级", "the city")),
)
"""Those that may own a category, from the lowest up."""
_RANK = {level: rank for rank, level in enumerate([*(level for level, _text in LEVELS), "province"])}


def solver(owners: Owners, of: str = "") -> str:
    """SQL: the level that could have solved an issue resolved elsewhere, null where it isn't misrouted.

    Of several that own its category the nearest below the one that resolved it, else the nearest above. `of`
    stands before the frame's columns.
    """
    cases = [
        f"when {of}category = '{category}' and {of}resolved_level = '{level}'"
        f" then '{_nearest(levels, level)}'"
        for category, levels in owners.items()
        for level in _RANK
        if level not in levels
    ]
    return f"case {' '.join(cases)} end"


def _nearest(levels: tuple[str, ...], resolved: str) -> str:
    below = [level for level in levels if _RANK[level] < _RANK[resolved]]
    return max(below, key=_RANK.__getitem__) if below else min(levels, key=_RANK.__getitem__)


def _counts(owners: Owners) -> tuple[Count, ...]:
    """What is counted of issues: judged, misrouted, by whom each could have been solved, and their turns."""
    categories = ", ".join(f"'{category}'" for category in owners)
    judged, could = f"is_resolved and category in ({categories})", solver(owners)
    return (
        Count("judged", Text("可判断", "judged"), judged),
        Count("misrouted", Text("走错层级", "misrouted"), f"{judged} and ({could}) is not null"),
        *(
            Count(
                f"could_{level}",
                Text(f"本该由{text.zh}办结", f"{text.en} could have solved it"),
                f"{judged} and ({could}) = '{level}'",
            )
            for level, text in LEVELS
        ),
        Count("came_back", Text("上报后退回的问题", "went up and came down"), "returns > 0"),
        Count(
            "back_and_forth",
            Text("退回后又上报的问题", "sent back and passed up again"),
            "is_back_and_forth",
        ),
    )


def misrouted(owners: Owners) -> Metric:
    """issues.misrouted by the levels that own each category (data/policy/owner_levels.toml)."""
    return Metric(
        id="issues.misrouted",
        name=Text("走错层级", "Misrouted"),
        meaning=Text(
            "办结层级不在该类问题归属层级之内的问题,本该由哪一级办结;上报后又退回、退回后又上报的问题。",
            "Issues resolved at a level that doesn't own their category, and which level could have solved "
            "them; issues that went up and came down, or back and forth.",
        ),
        formula=Text(
            "办结层级与归属层级不符 ÷ 可判断的已办结问题;归属层级见 data/policy/owner_levels.toml;"
            "有几级归属时,本该办结的是办结层级以下最近的一级,以下没有的为以上最近的一级",
            "resolved at another level / resolved, of the categories in data/policy/owner_levels.toml; of "
            "several owners the nearest below the level that resolved it could have, else the nearest above",
        ),
        limits=Text(
            "没有列明归属层级的类别不判断;走错不等于办错,用来查分流规则。",
            "Categories without an owner aren't judged; a wrong level isn't a wrong outcome.",
        ),
        kind="cohort",
        unit="share",
        good="down",
        ledgers=LEDGERS,
        dimensions=DIMENSIONS,
        parts=(
            Part("routed_issues", _counts(owners)),
            Part(
                "stays",
                (
                    Count(
                        "sent_back",
                        Text("退回次数", "times sent back"),
                        "is_counted and entered_by = 'returned_in'",
                    ),
                ),
            ),
        ),
        shape=Counts("misrouted", Share("misrouted", "judged")),
    )
