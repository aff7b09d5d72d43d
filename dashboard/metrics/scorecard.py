"""The figures of the yearly assessment: weighted marks of a street, and what is counted against a target."""

from dashboard.metrics.definition import Count, Counts, DimensionName, Metric, NamedShare, Part, Ratio, Text

_PLACES: tuple[DimensionName, ...] = ("year", "region", "town", "village")
_KNOWN = Text(
    "没有报的是无数据,不是 0;分数从报送期末起算。权重和满分见政策文件,按权重归一。",
    "What wasn't handed in is unknown, not 0; a mark is known from its period's end. Weights are normalised.",
)

SCORE = Metric(
    id="scorecard.score",
    name=Text("街道考核得分", "Scorecard"),
    meaning=Text(
        "镇街年度考核的加权得分(百分制):五项工作和党工委重视程度;有缺项的不算总分。",
        "A street's weighted mark of a year out of 100: five works and the party committee's attention; none "
        "where a mark is missing.",
    ),
    formula=Text("各项得分÷满分×权重之和÷权重之和×100", "sum of mark / full x weight / sum of weights x 100"),
    limits=_KNOWN,
    kind="cohort",
    unit="count",
    good="up",
    ledgers=("scorecard_input",),
    dimensions=_PLACES,
    parts=(
        Part(
            "scorecards",
            (
                Count("cards", Text("镇街年度", "street-years")),
                Count("complete", Text("项目齐全", "complete"), "is_complete"),
                Count("incomplete", Text("有缺项", "incomplete"), "not is_complete"),
                Count("given", Text("已报项", "marks given"), total="given"),
                Count("missing", Text("缺项", "marks missing"), total="missing"),
                Count(
                    "points",
                    Text("加权分之和(万分之一)", "weighted points (1/10,000)"),
                    "is_complete",
                    "points",
                ),
                Count("weights", Text("权重之和", "weights"), "is_complete", "weights"),
            ),
        ),
    ),
    shape=Counts(
        "cards",
        shares=(NamedShare("complete_share", Text("报齐比例", "share complete"), "complete", "cards"),),
        ratios=(Ratio("score", Text("得分(百分制)", "score of 100"), "points", "weights", 100),),
    ),
)

ITEMS = Metric(
    id="scorecard.items",
    name=Text("考核分项", "Items of the scorecard"),
    meaning=Text(
        "年度考核每一项的得分率、权重和缺报。", "Each item's mark out of its full mark, with weight and gaps."
    ),
    formula=Text("得分÷满分,只含已报的", "mark / full mark, of those given"),
    limits=_KNOWN,
    kind="cohort",
    unit="share",
    good="up",
    ledgers=("scorecard_input",),
    dimensions=(*_PLACES, "item"),
    parts=(
        Part(
            "scorecard_items",
            (
                Count("expected", Text("应报", "expected"), "is_marked"),
                Count("given", Text("已报", "given"), "is_marked and is_given"),
                Count("missing", Text("缺报", "missing"), "is_marked and not is_given"),
                Count("mark", Text("得分", "mark"), "is_marked", "mark", 100),
                Count("full", Text("满分", "full mark"), "is_marked and is_given", "full_mark"),
                Count("weight", Text("权重", "weight"), "is_marked", "weight"),
            ),
        ),
    ),
    shape=Counts(
        "expected",
        shares=(NamedShare("given_share", Text("已报比例", "share given"), "given", "expected"),),
        ratios=(Ratio("rate", Text("得分率", "mark of full"), "mark", "full"),),
    ),
    vocabularies={"item": "scorecard_item"},
)

TARGETS = Metric(
    id="scorecard.targets",
    name=Text("联席会议、创新、调研", "Meetings, innovations, studies"),
    meaning=Text(
        "每年的联席会议、创新工作、调研课题个数,对照规定的下限和上限。",
        "Joint meetings, innovations and studies of a year against the numbers asked for.",
    ),
    formula=Text("个数与下限、上限比", "number against least and most"),
    limits=_KNOWN,
    kind="cohort",
    unit="count",
    good="up",
    ledgers=("scorecard_input",),
    dimensions=(*_PLACES, "item"),
    parts=(
        Part(
            "scorecard_items",
            (
                Count("expected", Text("应有", "expected"), "not is_marked"),
                Count("made", Text("个数", "number"), "not is_marked", "mark", 100),
                Count("met", Text("达到", "met"), "standing = 'met'"),
                Count("short", Text("不足", "short"), "standing = 'short'"),
                Count("above", Text("超过上限", "above"), "standing = 'above'"),
                Count("unknown", Text("无数据", "no data"), "standing = 'unknown'"),
                Count("known", Text("已报", "given"), "not is_marked and is_given"),
                Count("reached", Text("够数", "reached"), "standing in ('met', 'above')"),
            ),
        ),
    ),
    shape=Counts(
        "expected",
        shares=(NamedShare("reached_share", Text("够数比例", "share reached"), "reached", "known"),),
    ),
    vocabularies={"item": "scorecard_item"},
)

METRICS = (SCORE, ITEMS, TARGETS)
