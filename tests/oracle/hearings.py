"""Surveys, reviews of offices, meetings and topics supervised, counted a row at a time."""

from datetime import date, timedelta

from tests.oracle.days import month_end
from tests.oracle.figures import Scope, Values
from tests.oracle.opinions import grade
from tests.oracle.rolls import Row, day_of, part, total
from tests.oracle.works import VOTES, by

GRADES = {"满意": "satisfied", "基本满意": "basically", "不满意": "dissatisfied"}
FOUND = {"整改到位": "put_right", "部分到位": "partly", "未整改到位": "not_put_right"}


def held(rows: list[Row], head: str, scope: Scope) -> list[Row]:
    """What took place in the period, by as_of."""
    return [row for row in rows if scope.start <= day_of(row[head]) <= min(scope.end, scope.as_of)]


def votes(rows: list[Row]) -> Values:
    """The votes of what says how everybody voted; against all asked, of what says how many these were."""
    told = [row for row in rows if all(row[name] for name in VOTES)]
    of_asked = [row for row in told if row["应参评"]]

    def summed(some: list[Row], *names: str) -> int:
        return sum(int(row[name]) for row in some for name in names)

    satisfied, answered = summed(told, "满意"), summed(told, *VOTES)
    asked = summed(of_asked, "应参评")
    return part(satisfied, answered) | {
        "pleased": summed(told, "满意", "基本满意"),
        "dissatisfied": summed(told, "不满意"),
        "no_view": summed([row for row in told if row["不了解"]], "不了解"),
        "asked": asked,
        "response": summed(of_asked, *VOTES) / asked if asked else None,
        "of_asked": summed(of_asked, "满意") / asked if asked else None,
    }


def surveys(rows: list[Row], scope: Scope) -> Values:
    """satisfaction.share: the period's surveys; one that lacks a column of votes counts apart."""
    asked = held(rows, "测评日期", scope)
    incomplete = sum(not all(row[name] for name in VOTES) for row in asked)
    return votes(asked) | {"surveys": len(asked), "incomplete": incomplete}


def graded(row: Row) -> str | None:
    """By the rule over all members where the ballot is whole; else what the ledger says."""
    if all(row[name] for name in VOTES) and row["应参评"] and int(row["应参评"]):
        return grade(int(row["应参评"]), int(row["满意"]), int(row["基本满意"]))
    return row["评议等次"] or None


def is_asked(row: Row) -> bool:
    """Whether a review asks for anything to be put right."""
    heads = ("评议意见", "整改期限", "整改完成日期", "回头看日期")
    return any(row[head] for head in heads) or graded(row) in ("基本满意", "不满意")


def reviews(rows: list[Row], scope: Scope) -> dict[str, Values]:
    """Reviews of the period: how they were graded, what was put right, what a second look found."""
    seen = held(rows, "评议日期", scope)
    grades = [graded(row) for row in seen]
    asked = [row for row in seen if is_asked(row)]
    states = [rectified(row, scope.as_of) for row in asked]
    looked = [row for row in asked if by(row["回头看日期"], scope.as_of)]
    done = len([state for state in states if state in ("on_time", "late", "no_limit")])
    names = ("on_time", "late", "no_limit", "overdue", "open_within")
    return {
        "reviews.ballot": votes(seen)
        | {"reviews": len(seen), "ungraded": grades.count(None)}
        | {f"graded_{name}": grades.count(word) for word, name in GRADES.items()},
        "reviews.rectified": part(done, len(asked)) | {name: states.count(name) for name in names},
        "reviews.look_back": part(len(looked), len(asked))
        | {name: sum(row["回头看结果"] == word for row in looked) for word, name in FOUND.items()},
    }


def rectified(row: Row, as_of: date) -> str:
    """What had become of it."""
    done, due = by(row["整改完成日期"], as_of), by(row["整改期限"], date.max)
    if done:
        return "no_limit" if due is None else "on_time" if done <= due else "late"
    if due is None:
        return "open_no_limit"
    return "overdue" if due < as_of else "open_within"


def meetings(rows: list[Row], scope: Scope) -> Values:
    """meetings.held_vs_minimum: how many were held, on what, and how many came."""
    seen = held(rows, "会议日期", scope)
    attended = total((int(row["参会人数"]) for row in seen if row["参会人数"]), seen)
    return {"held": len(seen), "attended": attended}


def cycles(rows: list[Row], told: date, scope: Scope) -> Values:
    """cycles.two_month: topics of the period, due by the end of the month after their announcement."""
    seen = [row for row in rows if scope.start <= began(row) <= min(scope.end, scope.as_of)]
    states = [supervised(row, scope.as_of) for row in seen]
    judged = sum(states.count(name) for name in ("on_time", "late", "broken"))
    values = part(states.count("on_time"), judged) | {"topics": len(seen)}
    solved = sum(row["督办结果"] == "已解决" for row in seen) if told <= scope.as_of else 0
    even = [row for row in seen if row["公告日期"] and day_of(row["公告日期"]).month % 2 == 0]
    names = ("late", "broken", "open", "unannounced")
    return values | {name: states.count(name) for name in names} | {"solved": solved, "off_month": len(even)}


def began(row: Row) -> date:
    """The day of its announcement, else of its supervision."""
    return day_of(row["公告日期"] or row["督办日期"])


def supervised(row: Row, as_of: date) -> str:
    """What a topic had come to."""
    if not row["公告日期"]:
        return "unannounced"
    due = month_end(month_end(day_of(row["公告日期"])) + timedelta(days=1))
    if day := by(row["督办日期"], as_of):
        return "on_time" if day <= due else "late"
    return "broken" if due < as_of else "open"
