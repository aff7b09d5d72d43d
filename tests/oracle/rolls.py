"""Plans, votes, funds, grids and suggestions led, counted a row at a time from what was handed in."""

from collections.abc import Iterable, Iterator
from datetime import date

from tests.oracle.days import month_end, months_between
from tests.oracle.figures import Scope, Values
from tests.oracle.files import code
from tests.oracle.suggestions import GRADES

Row = dict[str, str]
Told = list[tuple[date, list[Row]]]  # what one unit handed in, with the end of the period it did so for


def month_board(told: Told, scope: Scope) -> Values:
    """tasks.month_board: the tasks planned for months that begin in the period, by their state."""
    cohort = [
        (row, state(row, end, scope.as_of))
        for end, rows in told
        for row in rows
        if scope.start <= day_of(f"{row['计划月份']}-01") <= scope.end
    ]
    states = [found for _, found in cohort]
    values: Values = {
        "tasks": len(cohort),
        "themed": sum(bool(row["主题"]) for row, _ in cohort),
        "done": sum(found in ("on_time", "late", "undated") for found in states),
    }
    return values | {name: states.count(name) for name in ("late", "overdue", "open", "dropped")}


def state(row: Row, told: date, as_of: date) -> str:
    """What a task had come to: its own day speaks first, its outcome from the end of the period handed in."""
    due = day_of(row["完成时限"]) if row["完成时限"] else month_end(day_of(f"{row['计划月份']}-01"))
    if row["完成日期"] and day_of(row["完成日期"]) <= as_of:
        return "on_time" if day_of(row["完成日期"]) <= due else "late"
    if row["结果"] == "取消" and told <= as_of:
        return "dropped"
    if row["结果"] == "已完成" and not row["完成日期"] and told <= as_of:
        return "undated"
    return "overdue" if due < as_of else "open"


def votes(told: Told, scope: Scope) -> Values:
    """projects.votes: the candidates of the period's years; votes where both numbers are known."""
    rows = [row for _, rows in told for row in rows if scope.start.year <= int(row["年度"]) <= scope.end.year]
    candidates = [row for row in rows if row["候选"] == "是" or (not row["候选"] and row["当选"])]
    known = [row for row in candidates if row["赞成票"] and row["投票数"]]
    cast = sum(int(row["投票数"]) for row in known)
    won = sum(int(row["赞成票"]) for row in known)
    counts: Values = {
        "candidates": len(candidates),
        "chosen": sum(row["当选"] == "是" for row in candidates),
        "support": won / cast if cast else None,
    }
    told = bool(known) or not candidates
    return counts | {"votes_for": won if told else None, "votes_cast": cast if told else None}


def funds(told: Told, scope: Scope) -> Values:
    """budget.funds: each line as its latest ledger by the period's end, or as_of, has it; in yuan."""
    upon = min(scope.end, scope.as_of)
    stood = list(lines(told, scope, upon))
    paid = [row for row in stood if row["拨付"]]
    used = [row for row in stood if row["使用"]]
    return {
        "lines": len(stood),
        "budget": total(map(budget_of, stood), stood),
        "paid_base": total(map(budget_of, paid), stood),
        "paid": total((int(row["拨付"]) for row in paid), stood),
        "used_base": total((int(row["拨付"]) for row in used if row["拨付"]), stood),
        "used": total((int(row["使用"]) for row in used), stood),
        "with_findings": sum(bool(row["发现问题"]) for row in stood),
        "with_verdict": sum(bool(row["绩效"]) for row in stood),
    }


def lines(told: Told, scope: Scope, upon: date) -> Iterator[Row]:
    """A row a line; before the first ledger only the budget of the year's start is known."""
    heads = ("调整后预算", "拨付", "使用", "发现问题", "绩效")
    latest: dict[str, Row] = {}
    for end, rows in sorted(told, key=lambda one: one[0]):
        for row in rows:
            if row["预算项目"] not in latest:
                latest[row["预算项目"]] = row | dict.fromkeys(heads, "")
            if end <= upon:
                latest[row["预算项目"]] = row
    yield from (row for row in latest.values() if scope.start.year <= int(row["年度"]) <= scope.end.year)


def budget_of(row: Row) -> int:
    """The adjusted budget, else that of the year's start."""
    return int(row["调整后预算"] or row["年初预算"])


def total(amounts: Iterable[int], rows: list[Row]) -> int | None:
    """A sum; None where there are rows and none of them says."""
    known = list(amounts)
    return sum(known) if known or not rows else None


def grids(rows: list[Row], upon: date) -> Values:
    """deputies.grid_coverage: those in office on a day, by what they are in a grid."""
    there = [row for row in rows if serves(row, upon)]
    roles = [code("grid_role", row["网格职务"]) for row in there]
    placed = [bool(row["网格"]) for row in there]
    in_grid = sum(bool(role) or is_placed for role, is_placed in zip(roles, placed, strict=True))
    return {
        "deputies": len(there),
        "in_grid": in_grid,
        "leaders": roles.count("leader"),
        "members": roles.count("member"),
        "role_unstated": sum(is_placed and not role for role, is_placed in zip(roles, placed, strict=True)),
        "none": len(there) - in_grid,
    }


def serves(row: Row, upon: date) -> bool:
    """Whether a term covers a day, its last included."""
    return day_of(row["任期开始"]) <= upon and (not row["任期结束"] or upon <= day_of(row["任期结束"]))


def quality(rows: list[Row], scope: Scope) -> Values:
    """deputies.proposal_quality: solved of those with a grade, which is known from the answer on."""
    cohort = [row for row in rows if scope.start <= day_of(row["提出日期"]) <= min(scope.end, scope.as_of)]
    grades = [GRADES[row["办理等级"]] for row in cohort if row["办理等级"] and answered(row, scope.as_of)]
    solved = grades.count("A")
    return {
        "numerator": solved,
        "denominator": len(grades),
        "value": solved / len(grades) if grades else None,
    }


def answered(row: Row, upon: date) -> bool:
    """Whether it was answered, or done, by a day."""
    return any(row[head] and day_of(row[head]) <= upon for head in ("答复日期", "办成日期"))


def day_of(text: str) -> date:
    """The day a cell says."""
    return date.fromisoformat(text)


def office(rows: list[Row], deeds: list[Row], scope: Scope) -> dict[str, Values]:
    """Deputies in office, and what they attended while they were: by month's ends, and on as_of."""
    last = min(scope.end, scope.as_of)
    shuts = [min(month_end(month), last) for month in months_between(scope.start, last)]
    terms = {row["代表编号"]: row for row in rows}
    done = [
        row
        for row in deeds
        if row["出席"] in ("", "出席") and serves(terms[row["代表"]], day_of(row["日期"]))
    ]
    held = [row for row in done if scope.start <= day_of(row["日期"]) <= last]
    served = [(number, shut) for number, row in terms.items() for shut in shuts if serves(row, shut)]
    months = {(row["代表"], row["日期"][:7]) for row in held}
    there, active = {number for number, _ in served}, {row["代表"] for row in held}
    now = [row for row in rows if serves(row, scope.as_of)]
    told = {
        row["代表"]
        for row in done
        if row["活动类型"] in ("向选民述职", "书面述职") and day_of(row["日期"]) <= scope.as_of
    }
    return {
        "deputies.count": {"deputies": len(now), "reelected": sum(row["连任"] == "是" for row in now)},
        "deputies.participation": part(len(there & active), len(there)),
        "deputies.inactive": {"value": len(there - active)},
        "deputies.active_months": part(
            sum((number, f"{shut:%Y-%m}") in months for number, shut in served), len(served)
        ),
        "deputies.activities": deeds_of(held),
        "deputies.households": {"value": deeds_of(held)["households"]},
        "deputies.reporting_coverage": part(sum(row["代表编号"] in told for row in now), len(now)),
    }


def deeds_of(held: list[Row]) -> Values:
    """What was attended, with whom it met."""
    heads = {"person_times": "参与人次", "households": "走访户数"}
    values: Values = {"attendances": len(held), "events": len(held)}
    return values | {
        name: total((int(row[head]) for row in held if row[head]), held) for name, head in heads.items()
    }


def part(some: int, every: int) -> Values:
    """A share and what it is made of."""
    return {"numerator": some, "denominator": every, "value": some / every if every else None}


def by_list(told: Told, scope: Scope) -> Values:
    """tasks.by_list: the same tasks with what can be judged of them."""
    states = [
        state(row, end, scope.as_of)
        for end, rows in told
        for row in rows
        if scope.start <= day_of(f"{row['计划月份']}-01") <= scope.end
    ]
    values: Values = {name: states.count(name) for name in ("on_time", "late", "undated", "overdue", "open")}
    judged = states.count("on_time") + states.count("late") + states.count("overdue")
    on_time = states.count("on_time") / judged if judged else None
    return values | {"tasks": len(states), "dropped": states.count("dropped"), "on_time_rate": on_time}
