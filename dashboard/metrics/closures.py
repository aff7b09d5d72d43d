"""The figures about strike-offs: those that didn't hold, and those worth a second look."""

from dashboard.closure_policy import ClosurePolicy
from dashboard.metrics.definition import Count, Counts, Metric, NamedShare, Part, Reckoned, Share, Text
from dashboard.metrics.issues import DIMENSIONS, LEDGERS

HOLLOW_CLOSURE = Metric(
    id="issues.hollow_closure",
    name=Text("销而未决", "Hollow closures"),
    meaning=Text(
        "销号后有后续证据(回头看、重办或再评价)的问题中,查明没解决、又重办或评价不满意的比例。",
        "Of the struck-off issues with later evidence (reviewed, reopened, or rated afterwards), those found "
        "not solved, reopened, or rated dissatisfied.",
    ),
    formula=Text(
        "回头看未解决、重办或销号后评价不满意的 ÷ 有后续证据的;覆盖率 = 有后续证据的 ÷ 已销号",
        "not solved, reopened or dissatisfied / with evidence; coverage = with evidence / struck off",
    ),
    limits=Text(
        "覆盖率低时只说明查过的那一部分;未办结就销号的不计入,在数据页列出。",
        "With little coverage it speaks only of what was looked at; closed without a resolution is left out.",
    ),
    kind="cohort",
    unit="share",
    good="down",
    ledgers=LEDGERS,
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "closures",
            (
                Count("closed", Text("已销号", "struck off")),
                Count("evidenced", Text("有后续证据", "with later evidence"), "has_evidence"),
                Count(
                    "hollow",
                    Text("销而未决", "hollow"),
                    "is_not_solved or is_reopened_since or is_dissatisfied",
                ),
                Count("not_solved", Text("回头看未解决", "found not solved"), "is_not_solved"),
                Count("reopened", Text("销号后重办", "reopened after it"), "is_reopened_since"),
                Count("dissatisfied", Text("销号后评价不满意", "dissatisfied after it"), "is_dissatisfied"),
            ),
        ),
    ),
    shape=Counts(
        "hollow",
        Share("hollow", "evidenced"),
        (NamedShare("coverage", Text("覆盖率", "coverage"), "evidenced", "closed"),),
    ),
)


def reasons(policy: ClosurePolicy) -> dict[str, tuple[Text, str]]:
    """Why a strike-off is worth a second look: reason -> its name, and the predicate over closure_signals."""
    reply, last = policy.same_reply, policy.last_day
    return {
        "explained": (
            Text("评价满意而只作解释", "satisfied though only explained"),
            "is_resolved and disposition = 'explained'"
            " and satisfaction in ('satisfied', 'basically_satisfied')",
        ),
        "same_day": (Text("交办当天销号", "struck off on the day of assignment"), "is_assigned_that_day"),
        "unanimous": (
            Text("承办单位评价清一色满意", "a department rated nothing but satisfied"),
            "unanimous_chance is not null",
        ),
        "same_reply": (
            Text("同一段答复用在多件上", "one reply on many"),
            f"same_replies >= {reply.closures} and reply_letters >= {reply.letters}",
        ),
        "last_day": (
            Text("集中在时限最后一天", "ended together on the limit's last day"),
            f"last_day_closures >= {last.closures}",
        ),
    }


def signals(policy: ClosurePolicy) -> Metric:
    """issues.closure_signals with the policy's thresholds: counts closed, signalled and one a reason."""
    found = reasons(policy)
    unanimous, reply, last = policy.unanimous, policy.same_reply, policy.last_day
    chance = f"{unanimous.per_mille / 10:g}%"
    return Metric(
        id="issues.closure_signals",
        name=Text("销号疑点", "Signals at strike-off"),
        meaning=Text(
            "值得再看一眼的销号,每件写明理由;清一色满意的写明碰巧如此的概率。",
            "Strike-offs worth a second look, each with its reason; of unanimous ratings, the chance.",
        ),
        formula=Text(
            "评价满意而只作解释;交办当天销号;"
            f"承办单位评价不少于{unanimous.ratings}件且全部满意,而按各单位评价随机分配,"
            f"被比较的单位里出现这样一家的概率不超过{chance};"
            f"同一承办单位(没写的按收集单位)把同一段答复(不少于{reply.letters}字)用在{reply.closures}件以上;"
            f"或有{last.closures}件以上在同一个时限的最后一天办结或销号",
            "satisfied though only explained; struck off on the day of assignment; a department with at "
            f"least {unanimous.ratings} ratings, all satisfied, where dealing out all ratings blindly makes "
            f"one such among those compared at most {chance} likely; of one desk (the department, else the "
            f"place) {reply.closures} or more with one reply of {reply.letters} letters or more, or "
            f"{last.closures} or more ended on one limit's last day",
        ),
        limits=Text(
            "疑点只说明值得抽查,不是结论;一件可有几条理由。答复、评价和集中程度在所选地区和期间内比较。",
            "A reason to look, no verdict; one may have several. Replies, ratings and bursts are compared "
            "within the place and period shown.",
        ),
        kind="list",
        unit="count",
        good="down",
        ledgers=LEDGERS,
        dimensions=DIMENSIONS,
        parts=(
            Reckoned(
                "closure_signals",
                (
                    Count("closed", Text("已销号", "struck off")),
                    Count(
                        "signalled",
                        Text("有疑点", "with a signal"),
                        " or ".join(f"({when})" for _text, when in found.values()),
                    ),
                    *(Count(name, text, when) for name, (text, when) in found.items()),
                ),
            ),
        ),
        shape=Counts(
            "signalled",
            shares=(
                NamedShare(
                    "signalled_share", Text("有疑点的占比", "share with a signal"), "signalled", "closed"
                ),
            ),
        ),
    )


def sample(policy: ClosurePolicy) -> Metric:
    """issues.review_sample with the policy's size and seed."""
    size, seed = policy.sample.size, policy.sample.seed
    return Metric(
        id="issues.review_sample",
        name=Text("回头看抽样", "Sample for review"),
        meaning=Text(
            f"从销号的问题里按镇街和办理结果分层随机抽取的{size}件,供回头看。",
            f"{size} strike-offs drawn at random by town and disposition, to be looked at again.",
        ),
        formula=Text(
            f"分层等距抽取,每件被抽中的机会相同;件数{size},种子{seed},同样的数据、件数和种子抽出同样的问题;"
            "别的件数和种子用 python -m dashboard review-sample",
            f"systematic through the strata, each as likely as any other; size {size}, seed {seed}: the same "
            "data, size and seed draw the same; others by python -m dashboard review-sample",
        ),
        limits=Text(
            "样本只说明所抽的地区和期间;回头看结果见“抽查结果”。",
            "It speaks of the place and period it was drawn from; what was found is in the review's result.",
        ),
        kind="list",
        unit="count",
        good="neither",
        ledgers=LEDGERS,
        dimensions=DIMENSIONS,
        parts=(
            Part("closures", (Count("closed", Text("已销号", "struck off")),)),
            Reckoned("review_sample", (Count("drawn", Text("抽中", "drawn")),)),
        ),
        shape=Counts("drawn"),
    )


SAMPLED = Metric(
    id="issues.sampled_reviews",
    name=Text("抽查结果", "What the sample found"),
    meaning=Text(
        "抽中回头看的销号问题里,查明没有真解决的比例,连同95%区间,用来推断全部销号问题。",
        "Of the strike-offs drawn and looked at again, those found not solved, with a 95 % interval: an "
        "estimate for all strike-offs.",
    ),
    formula=Text(
        "回头看未解决 ÷ 已回头看的抽中问题;完成率 = 已回头看 ÷ 抽中",
        "not solved / drawn and reviewed; done = reviewed / drawn",
    ),
    limits=Text(
        "没有看完时,剩下的可能不一样;只算为本地区或包含它的地区抽取的样本。",
        "While some are pending they may differ; only draws of this place, or of one that holds it, count.",
    ),
    kind="cohort",
    unit="share",
    good="down",
    ledgers=("issue_review", *LEDGERS),
    dimensions=DIMENSIONS,
    parts=(
        Part(
            "sampled_reviews",
            (
                Count("drawn", Text("抽中", "drawn")),
                Count("reviewed", Text("已回头看", "reviewed"), "is_reviewed"),
                Count("confirmed", Text("属实办结", "confirmed"), "is_reviewed and not is_not_solved"),
                Count("not_solved", Text("未解决", "not solved"), "is_not_solved"),
                Count("pending", Text("还没有看", "pending"), "not is_reviewed"),
            ),
        ),
    ),
    shape=Counts(
        "drawn",
        Share("not_solved", "reviewed"),
        (NamedShare("done", Text("完成率", "done"), "reviewed", "drawn"),),
    ),
)


def metrics(policy: ClosurePolicy) -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return HOLLOW_CLOSURE, signals(policy), sample(policy), SAMPLED
