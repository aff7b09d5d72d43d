"""Which rows of which ledger show that something owed was done: data/policy/obligations in Python."""

from collections.abc import Callable
from datetime import date

from tests.oracle.books import Book
from tests.oracle.files import code
from tests.oracle.place import full
from tests.oracle.rolls import Row, day_of

Deed = tuple[str, date, date, int]  # whose, the day it belongs to, the day it was done, how much of it
Evidence = Callable[[Book, Row], Deed | None]


def activity(*kinds: str, amount: str = "", who: str = "代表") -> Evidence:
    """Activities of some kinds: each counts once, or as often as a column says."""

    def told(book: Book, row: Row) -> Deed | None:
        often = row[amount] if amount else "1"
        names = book.groups_of(row) if who == "小组" else [row[who]]
        if (
            code("activity_kind", row["活动类型"]) not in kinds
            or not often
            or not names
            or not book.is_held(row)
        ):
            return None
        return names[0], day_of(row["日期"]), day_of(row["日期"]), int(often)

    return told


def of_kind(
    head: str, kinds: tuple[str, ...], vocabulary: str, who: str, day: str, due: str = ""
) -> Evidence:
    """Rows of some kinds; the day due, where the ledger has one, decides the period."""

    def told(book: Book, row: Row) -> Deed | None:
        if not row[day] or code(vocabulary, row[head]) not in kinds:
            return None
        subject = full(row.get("行政区划") or book.place) if who == "place" else row[who]
        return subject, day_of((row[due] if due else "") or row[day]), day_of(row[day]), 1

    return told


def step(kind: str) -> Evidence:
    """A step of a budget's supervision."""
    return of_kind("环节", (kind,), "budget_step", "place", "完成日期", "应完成日期")


def meeting(kind: str) -> Evidence:
    """A meeting."""
    return of_kind("会议类型", (kind,), "meeting_kind", "place", "会议日期")


def check(*kinds: str) -> Evidence:
    """A check of a project; of no kind, a visit."""
    return lambda book, row: of_kind("监督方式", kinds, "project_check_kind", "项目", "监督日期")(
        book, row | {"监督方式": row["监督方式"] or "走访视察"}
    )


def cycle(head: str) -> Evidence:
    """A topic announced or supervised."""
    return lambda book, row: (
        (full(row["行政区划"]), day_of(row[head]), day_of(row[head]), 1) if row[head] else None
    )


def reception(book: Book, row: Row) -> Deed | None:
    """A reception, for the day it was planned for."""
    return row["站点"], day_of(row["计划接待日"] or row["接待日期"]), day_of(row["接待日期"]), 1


EVIDENCE: dict[str, Evidence] = {
    "budget_adjustment": step("adjustment"),
    "budget_half_year": step("half_year"),
    "budget_final_accounts": step("final_accounts"),
    "budget_monitoring": step("monthly_monitoring"),
    "budget_draft": step("draft"),
    "announce_in_odd_months": cycle("公告日期"),
    "supervise_in_even_months": cycle("督办日期"),
    "visit_each_month": activity("visit"),
    "households_each_year": activity("visit", amount="走访户数"),
    "report_once_a_term": activity("report_to_voters", "written_report"),
    "platform_each_month": activity("platform"),
    "group_activity_each_quarter": activity("group_activity"),
    "visit_each_quarter": activity("visit"),
    "suggestion_each_year": activity("suggestion"),
    "group_meets_each_quarter": activity("group_activity", who="小组"),
    "regular_meeting": meeting("regular"),
    "council_session": meeting("council"),
    "joint_meeting": meeting("joint"),
    "quarterly_check": check("visit", "quarterly"),
    "half_year_report": check("half_year_report"),
    "yearly_evaluation": check("evaluation"),
    "reception_day": reception,
}
