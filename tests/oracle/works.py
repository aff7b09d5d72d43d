"""Projects, their plans, their ballots and what was thought of them, counted a row at a time."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.figures import Scope, Values
from tests.oracle.rolls import Row, day_of, total

DUE_SOON = timedelta(days=30)  # data/policy/projects.toml ships it so, and the band of a ballot
LEAST, MOST = Fraction(1, 10), Fraction(1, 5)
AHEAD, LIKED, FEW = 20, 60, 10  # data/policy/reviews.toml and display.toml ship them so
STATUSES = ("not_started", "on_schedule", "due_soon", "late", "done_on_time", "done_late", "unknown")
LIGHTS = ("on_time", "caught_up", "overdue", "due_soon", "ahead")
VOTES = ("满意", "基本满意", "不满意")


@dataclass(frozen=True)
class Works:
    """The ledgers of one town, each handed in once; `told` is the end of the projects' period."""

    told: date
    projects: list[Row]
    nodes: list[Row]
    checks: list[Row]
    solicitations: list[Row]
    surveys: list[Row]

    def figures(self, scope: Scope) -> dict[str, Values]:
        """Every figure of projects."""
        cohort = [row for row in self.of_years(self.projects, scope) if is_undertaken(row)]
        seen = [self.seen(row, scope.as_of) for row in cohort]
        status = [one.status(scope.as_of) for one in seen]
        every: Values = {"projects": len(seen)}
        return {
            "projects.status": every
            | {name: status.count(name) for name in STATUSES}
            | {"slipped": sum("caught_up" in one.lights for one in seen)},
            "projects.start_rate": rate(sum(one.is_started for one in seen), len(seen)),
            "projects.completion_rate": rate(sum(one.is_done for one in seen), len(seen)),
            "projects.progress": every | progress(seen),
            "projects.delay_causes": {"value": status.count("late")},
            "projects.nodes": self.plan(cohort, scope),
            "projects.checks": {"value": self.checked(scope)},
            "projects.solicitation": self.solicited(scope),
            "projects.ballot": self.ballots(scope),
            "projects.rating": every | self.rating(seen, scope),
            "projects.money_work_rating": every | self.money_and_work(seen, scope),
        }

    def of_years(self, rows: list[Row], scope: Scope) -> list[Row]:
        """The rows of the years that the period touches."""
        return [row for row in rows if scope.start.year <= int(row["年度"]) <= scope.end.year]

    def seen(self, row: Row, as_of: date) -> "Work":
        """A project as it stood; what has no day of its own is known from the end of the period told."""
        nodes = [node for node in self.nodes if node["项目"] == row["项目编号"]]
        is_told = self.told <= as_of
        return Work(
            row,
            int(row["进度"].rstrip("%")) if is_told and row["进度"] else None,
            int(row["已投资"]) if is_told and row["已投资"] else None,
            by(row["实际开工"], as_of),
            by(row["实际完成"], as_of),
            [light(node, as_of) for node in nodes],
        )

    def plan(self, cohort: list[Row], scope: Scope) -> Values:
        """The nodes of what is undertaken."""
        numbers = {row["项目编号"] for row in cohort}
        nodes = [node for node in self.nodes if node["项目"] in numbers]
        lights = [light(node, scope.as_of) for node in nodes]
        before = scope.start - timedelta(days=1)
        newly = [
            node
            for node, found in zip(nodes, lights, strict=True)
            if found == "overdue" and day_of(node["计划时间"]) >= before
        ]
        values: Values = {"nodes": len(nodes), "newly_overdue": len(newly)}
        return values | {name: lights.count(name) for name in LIGHTS}

    def checked(self, scope: Scope) -> int:
        """Checks made in the period."""
        days = [day_of(check["监督日期"]) for check in self.checks]
        return sum(scope.start <= day <= min(scope.end, scope.as_of) for day in days)

    def solicited(self, scope: Scope) -> Values:
        """What came in by each way of asking."""
        rows = self.of_years(self.solicitations, scope)
        ways = {"people": "走访座谈", "questionnaires": "问卷调查", "opinions": "意见建议"}
        values: Values = {
            name: sum(int(row["数量"]) for row in rows if row["征集方式"] == way)
            for name, way in ways.items()
        }
        return values | {"entries": len(rows)}

    def ballots(self, scope: Scope) -> Values:
        """A ballot is a year's candidates; its places are unclear where the rows don't agree or say."""
        stood = [row for row in self.of_years(self.projects, scope) if is_candidate(row)]
        years = {row["年度"] for row in stood}
        counted = [ballot([row for row in stood if row["年度"] == year]) for year in years]
        clear = [one for one in counted if one.places is not None]
        banded = sum(LEAST <= Fraction(one.candidates - one.places, one.places) <= MOST for one in clear)
        return {
            "ballots": len(counted),
            "in_band": banded,
            "out_of_band": len(clear) - banded,
            "unclear": len(counted) - len(clear),
            "candidates": sum(one.candidates for one in counted),
            "chosen": sum(one.chosen for one in counted),
            "places": total((one.places for one in clear), stood),
            "surplus": total((one.candidates - one.places for one in clear), stood),
        }

    def answers(self, work: "Work", as_of: date) -> list[Row]:
        """The surveys held on a project by a day that say how everybody voted."""
        return [
            row
            for row in self.surveys
            if row["测评类别"] == "项目" and row["测评对象"] == work.row["项目编号"]
            if day_of(row["测评日期"]) <= as_of and all(row[name] for name in VOTES)
        ]

    def rating(self, seen: list["Work"], scope: Scope) -> Values:
        """How projects that anybody gave a view on were rated."""
        held = [rows for work in seen if given(rows := self.answers(work, scope.as_of))]
        every = [row for rows in held for row in rows]
        satisfied = sum(int(row["满意"]) for row in every)
        values: Values = {"rated": len(held), "satisfied": satisfied, "answered": given(every)}
        return values | {"coverage": len(held) / len(seen) if seen else None}

    def money_and_work(self, seen: list["Work"], scope: Scope) -> Values:
        """Projects paid ahead of their work, and those done that few of enough were satisfied with."""
        paid = [work for work in seen if work.investment and work.invested is not None]
        both = [work for work in paid if work.progress is not None]
        answers = {id(work): self.answers(work, scope.as_of) for work in seen}
        judged = [work for work in seen if work.is_done and given(answers[id(work)]) >= FEW]
        disliked = [
            work
            for work in judged
            if sum(int(row["满意"]) for row in answers[id(work)]) * 100 < given(answers[id(work)]) * LIKED
        ]
        return {
            "paid_known": len(paid),
            "progress_known": sum(work.progress is not None for work in seen),
            "compared": len(both),
            "paid_ahead": sum(work.paid > (work.progress or 0) + AHEAD for work in both),
            "judged": len(judged),
            "done_disliked": len(disliked),
            "investment": sum(work.investment or 0 for work in paid),
            "invested": sum(work.invested or 0 for work in paid),
        }


@dataclass(frozen=True)
class Work:
    """A project as it stood on a day: percent done, what was paid, and how its nodes stand."""

    row: Row
    progress: int | None
    invested: int | None
    started: date | None
    finished: date | None
    lights: list[str]

    @property
    def investment(self) -> int | None:
        return int(self.row["总投资"]) if self.row["总投资"] else None

    @property
    def paid(self) -> Fraction:
        """Percent of the investment."""
        return Fraction(100 * (self.invested or 0), self.investment or 1)

    @property
    def is_done(self) -> bool:
        return self.finished is not None or self.progress == 100

    @property
    def is_started(self) -> bool:
        return self.started is not None or self.finished is not None or bool(self.progress)

    def status(self, as_of: date) -> str:
        """By its dates, not by opinion."""
        start, finish = by(self.row["计划开工"], date.max), by(self.row["计划完成"], date.max)
        if self.is_done:
            if finish is None or self.finished is None:
                return "unknown"
            return "done_on_time" if self.finished <= finish else "done_late"
        is_past = finish is not None and finish < as_of
        if is_past or "overdue" in self.lights or (not self.is_started and start and start < as_of):
            return "late"
        if (finish is not None and finish - DUE_SOON <= as_of) or "due_soon" in self.lights:
            return "due_soon"
        if not self.is_started and (start or finish):
            return "not_started"
        return "on_schedule" if finish is not None or self.lights else "unknown"


@dataclass(frozen=True)
class Ballot:
    """How many stood, for how many places, and how many were chosen."""

    candidates: int
    places: int | None
    chosen: int


def ballot(rows: list[Row]) -> Ballot:
    """The candidates of one year."""
    places = {row["应选数"] for row in rows}
    agreed = int(next(iter(places))) if len(places) == 1 and "" not in places else None
    return Ballot(len(rows), agreed, sum(row["当选"] == "是" for row in rows))


def is_candidate(row: Row) -> bool:
    """Said to be one, or with a word on whether it was chosen."""
    return row["候选"] == "是" or (not row["候选"] and bool(row["当选"]))


def is_undertaken(row: Row) -> bool:
    """Chosen, or never put to a ballot."""
    return row["当选"] == "是" if row["当选"] else row["候选"] != "是"


def light(node: Row, as_of: date) -> str:
    """How a node stands: caught up stays caught up."""
    due, done = day_of(node["计划时间"]), by(node["完成时间"], as_of)
    if done:
        return "on_time" if done <= due else "caught_up"
    if due < as_of:
        return "overdue"
    return "due_soon" if due - DUE_SOON <= as_of else "ahead"


def progress(seen: list[Work]) -> Values:
    """Mean progress of what states it, by heads and by weight; in ten-thousandths."""
    stated = [work for work in seen if work.progress is not None]
    weighed = [work for work in stated if work.row["权重"]]
    parts = [100 * (work.progress or 0) for work in stated]
    weights = [int(work.row["权重"]) for work in weighed]
    sums = sum(100 * (work.progress or 0) * int(work.row["权重"]) for work in weighed)
    return {
        "stated": len(stated),
        "mean_progress": sum(parts) / len(parts) / 10000 if parts else None,
        "weight_sum": sum(weights),
        "weighted_progress": sums / sum(weights) / 10000 if sum(weights) else None,
    }


def rate(part: int, whole: int) -> Values:
    """A share of projects."""
    return {"numerator": part, "denominator": whole, "value": part / whole if whole else None}


def given(rows: list[Row]) -> int:
    """How many gave a view."""
    return sum(int(row[name]) for row in rows for name in VOTES)


def by(text: str, as_of: date) -> date | None:
    """The day a cell says, where it had come."""
    return day_of(text) if text and day_of(text) <= as_of else None
