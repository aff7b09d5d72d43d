"""What a ballot or a questionnaire is counted in: three strictnesses side by side, and how many answered."""

from dashboard.metrics.definition import Count, Counts, NamedShare, Share, Text

SATISFIED = Text("满意", "satisfied")
PLEASED = Text("满意+基本满意", "satisfied or basically")
ANSWERED = Text("有效答复", "answered")
LIMITS = Text(
    "答复=满意+基本满意+不满意;不了解算在应参评里,不算答复。应参评没写的不算应答率。",
    "answered = satisfied + basically + dissatisfied; no view is among the asked, not the answered. Where "
    "the asked aren't known there is no response rate.",
)
FORMULA = Text(
    "满意÷答复;(满意+基本满意)÷答复;满意÷应参评;应答率=答复÷应参评",
    "satisfied / answered; satisfied or basically / answered; satisfied / asked; response = answered / asked",
)


def answer_counts(whole: str = "is_complete", known: str = "is_asked_known") -> tuple[Count, ...]:
    """The answers of the rows where `whole` holds, and against all asked of those where `known` does."""
    return (
        Count("answered", ANSWERED, whole, "answered"),
        Count("satisfied", SATISFIED, whole, "satisfied"),
        Count("basically_satisfied", Text("基本满意", "basically satisfied"), whole, "basically_satisfied"),
        Count("dissatisfied", Text("不满意", "dissatisfied"), whole, "dissatisfied"),
        Count("no_view", Text("不了解", "no view"), f"{whole} and no_view is not null", "no_view"),
        Count("pleased", PLEASED, whole, "pleased"),
        Count("asked", Text("应参评", "asked"), known, "asked"),
        Count("answered_of_asked", Text("其中答复", "of these answered"), known, "answered"),
        Count("satisfied_of_asked", Text("其中满意", "of these satisfied"), known, "satisfied"),
    )


def answer_shape(primary: str) -> Counts:
    """The strict share as the figure's own; beside it the loose one, the strictest, and the response rate."""
    return Counts(
        primary,
        Share("satisfied", "answered"),
        (
            NamedShare(
                "pleased_share", Text("满意和基本满意率", "satisfied or basically"), "pleased", "answered"
            ),
            NamedShare(
                "of_asked", Text("满意占应参评", "satisfied of all asked"), "satisfied_of_asked", "asked"
            ),
            NamedShare("response", Text("应答率", "response rate"), "answered_of_asked", "asked"),
        ),
    )
