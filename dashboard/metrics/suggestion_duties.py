"""What a suggestion's answer leaves owed: a follow-up, a solution after a plan, key supervision."""

from collections.abc import Iterable

from dashboard.metrics.definition import Count, Counts, Metric, NamedShare, Share, Text
from dashboard.metrics.suggestions import counted
from dashboard.suggestion_policy import SuggestionPolicy

CONVERSION = counted(
    "conversion",
    Text("B转A率", "From B to A"),
    Text(
        "当初答复为 B 类(列入计划)的建议,后来真解决了多少。",
        "Of the suggestions first answered B (planned), how many were solved after all.",
    ),
    Text(
        "回头看等级或最新等级为 A 的 ÷ 首次定为 B 的",
        "graded A at the follow-up or since / first graded B",
    ),
    (
        Count(
            "converted",
            Text("后来转为A", "A since"),
            "first_grade = 'B' and (follow_up_grade = 'A' or grade = 'A')",
        ),
        Count("planned", Text("首次定为B", "first graded B"), "first_grade = 'B'"),
    ),
    Share("converted", "planned"),
)


def _listed(column: str, codes: Iterable[str]) -> str:
    return f"{column} in ({', '.join(repr(code) for code in codes)})"


def follow_up_owed(policy: SuggestionPolicy) -> Metric:
    """suggestions.follow_up_owed with the grades and ratings that the policy follows up."""
    by_grade = _listed("first_grade", policy.follow_up.grades)
    views = policy.follow_up.satisfaction
    by_view = f"({_listed('first_satisfaction', views)} or {_listed('satisfaction', views)})"
    owed = f"({by_grade} or {by_view})"
    return counted(
        "follow_up_owed",
        Text("应回头看", "Follow-ups owed"),
        Text(
            "答复为 B 类或评为基本满意的建议应回头看:看了多少,结果怎样,还欠多少。",
            "Suggestions answered B or rated basically satisfied are owed a follow-up: done, found, missing.",
        ),
        Text("已回头看 ÷ 应回头看;等级和评价见政策文件", "followed up / owed one; which, the policy says"),
        (
            Count("owed", Text("应回头看", "owed"), owed),
            Count("owed_by_grade", Text("因B类", "for their grade"), by_grade),
            Count("owed_by_view", Text("因基本满意", "for their rating"), by_view),
            Count("followed", Text("已回头看", "followed up"), f"{owed} and is_followed"),
            Count("missing", Text("还欠", "missing"), f"{owed} and not is_followed"),
            *(
                Count(
                    f"after_{code.lower()}",
                    Text(f"回头看为{code}", f"{code} at the follow-up"),
                    f"{owed} and is_followed and follow_up_grade = '{code}'",
                )
                for code in "ABC"
            ),
        ),
        Counts(
            "owed",
            Share("followed", "owed"),
            shares=(NamedShare("followed_share", Text("回头看率", "share followed up"), "followed", "owed"),),
        ),
    )


def key_owed(policy: SuggestionPolicy) -> Metric:
    """suggestions.key_owed with the ratings that the policy puts under key supervision."""
    views = policy.key.satisfaction
    owed = f"({_listed('first_satisfaction', views)} or {_listed('satisfaction', views)})"
    return counted(
        "key_owed",
        Text("应重点督办", "Key supervision owed"),
        Text(
            "评过不满意的建议应重点督办:列入了多少,还欠多少,后来改评了多少。",
            "Suggestions ever rated dissatisfied are owed key supervision: made, missing, since improved.",
        ),
        Text("已列重点督办 ÷ 评过不满意", "under key supervision / ever rated dissatisfied"),
        (
            Count("owed", Text("评过不满意", "ever dissatisfied"), owed),
            Count("keyed", Text("已列重点督办", "under key supervision"), f"{owed} and is_keyed"),
            Count("missing", Text("还没有列入", "not yet"), f"{owed} and not is_keyed"),
            Count(
                "turned",
                Text("后来改评", "rated better since"),
                f"{owed} and not {_listed('satisfaction', views)}",
            ),
        ),
        Counts("owed", Share("keyed", "owed")),
    )


def metrics(policy: SuggestionPolicy) -> tuple[Metric, ...]:
    """The family, in the order in which it is listed."""
    return follow_up_owed(policy), CONVERSION, key_owed(policy)
