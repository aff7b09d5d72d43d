"""What is owed by rule or by a ledger, one duty at a time, from data/policy: no product code, no SQL."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

from tests.oracle.books import DATA, Book, Subject
from tests.oracle.days import month_end, months_between
from tests.oracle.evidence import EVIDENCE
from tests.oracle.files import code
from tests.oracle.place import full
from tests.oracle.rolls import day_of

Rule = Mapping[str, Any]
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
ASKS: dict[str, Callable[[date], bool]] = {
    "每月15日": lambda day: day.day == 15,
    "每月31日": lambda day: day.day == 31,
    "每周三": lambda day: day.weekday() == 2,
    "每月第二个周二": lambda day: day.weekday() == 1 and 8 <= day.day <= 14,
    "每月最后一个周五": lambda day: day.weekday() == 4 and day > month_end(day) - timedelta(days=7),
}
"""Stations' rules; any other, and none, asks for nothing."""


@dataclass(frozen=True)
class Duty:
    """An obligation of one subject in one period, with what was done towards it."""

    kind: str
    family: str
    word: str
    subject: Subject
    month: date
    first: date
    due: date
    required: int = 1
    deeds: tuple[tuple[date, int], ...] = field(default=())

    def made(self, day: date) -> int:
        """How much was done by a day."""
        return sum(amount for done, amount in self.deeds if done <= day)

    def met(self, day: date) -> date | None:
        """The day on which it was met, where that had come."""
        days = sorted(done for done, _ in self.deeds if done <= day)
        return next((done for done in days if self.made(done) >= self.required), None)

    def state(self, day: date) -> str:
        """In time, late or missed."""
        met = self.met(day)
        return "missed" if met is None else "on_time" if met <= self.due else "late"


def duties(book: Book) -> list[Duty]:
    """Everything owed up to the period that holds the last day of the data."""
    tasks = [duty for rule in rules("listed") for duty in listed(book, rule)]
    return [*tasks, *(duty for rule in rules("obligation") for duty in owed(book, rule))]


def owed(book: Book, rule: Rule) -> Iterator[Duty]:
    """The duties of one rule."""
    for subject in subjects(book, rule):
        shown = list(deeds(book, rule, subject))
        for first, due, until in periods(book, rule, subject):
            if much := required(book, rule, subject, first, due):
                done = tuple((on, amount) for own, on, amount in shown if first <= own <= until)
                word = rule.get("word", rule["id"])
                month = due.replace(day=1)
                yield Duty(rule["id"], rule["family"], word, subject, month, first, due, much, done)


def required(book: Book, rule: Rule, subject: Subject, first: date, due: date) -> int:
    """How much; 0 where it isn't owed. Part of a period is rated by the months served at their ends."""
    if first > subject.held or due < (subject.start or due):
        return 0
    if (first if rule["exists"] == "any_day" else due) > (subject.end or date.max):
        return 0
    stretches = book.stretches(rule["ledger"])
    if rule["counted"] == "from_ledger" and not any(
        opens <= first <= shuts and (due <= shuts or shuts >= subject.held) for opens, shuts in stretches
    ):
        return 0
    if not rule.get("prorated"):
        return int(rule["required"])
    shuts = [month_end(month) for month in months_between(first, due)]
    served = sum((subject.start or day) <= day <= (subject.end or day) for day in shuts)
    return int(-(-rule["required"] * served // len(shuts)))


def periods(book: Book, rule: Rule, subject: Subject) -> Iterator[tuple[date, date, date]]:
    """(first day, day due, last day on which what is done counts) of each period near the data."""
    first, last = date(2020, 1, 1), date(2022, 12, 31)
    every = rule["every"]
    if every == "term" and subject.start:
        end = subject.end or subject.start.replace(year=subject.start.year + rule["term_years"])
        due = end if subject.end else end - timedelta(days=1)
        yield subject.start, due, due
    elif every == "reception_day":
        for opens, shuts in book.stretches(rule["ledger"]):
            days = (opens + timedelta(days=step) for step in range((shuts - opens).days + 1))
            yield from ((day, day, day) for day in days if ASKS.get(subject.rule, never)(day))
    elif every == "months":
        named = [month for month in months_between(first, last) if month.month in rule["months"]]
        for month, after in pairwise(named):
            due = month_end(month)
            yield month, due, after - timedelta(days=1) if rule.get("late") else due
    elif every in MONTHS:
        for month in months_between(first, last)[:: MONTHS[every]]:
            due = month_end(months_between(month, last)[MONTHS[every] - 1])
            yield month, due, due


def subjects(book: Book, rule: Rule) -> Iterator[Subject]:
    """Those a rule binds."""
    stems = rule["regions"] or [""]
    for subject in getattr(book, f"{rule['subject']}s")():
        near = [full(stem) if rule["subject"] == "place" else stem for stem in stems]
        if any(subject.region.startswith(stem) for stem in near) and is_among(rule, subject):
            yield subject


def deeds(book: Book, rule: Rule, subject: Subject) -> Iterator[tuple[date, date, int]]:
    """What shows that a rule was kept."""
    for row in book.rows(rule["ledger"]):
        if (found := EVIDENCE[rule["id"]](book, row)) and found[0] == subject.name:
            yield found[1:]


def listed(book: Book, rule: Rule) -> Iterator[Duty]:
    """The tasks of one list that were neither dropped nor done on a day nobody wrote."""
    for row in book.rows("task"):
        done = row["完成日期"]
        is_out = row["结果"] == "取消" or (row["结果"] == "已完成" and not done)
        if code("task_list", row["清单"]) == rule["word"] and not is_out:
            month = day_of(f"{row['计划月份']}-01")
            due = day_of(row["完成时限"]) if row["完成时限"] else month_end(month)
            made = ((day_of(done), 1),) if done else ()
            subject = Subject(row["任务编号"], full(book.place))
            yield Duty(rule["id"], "task", rule["word"], subject, month, month, due, deeds=made)


@cache
def rules(kind: str) -> list[Rule]:
    """The entries of the policy: `obligation`, or `listed` by a ledger."""
    paths = sorted((DATA / "policy" / "obligations").glob("*.toml"))
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [rule for file in files for rule in file.get(kind, [])]


def is_among(rule: Rule, subject: Subject) -> bool:
    """Whether a rule for deputies of one tier binds a subject."""
    return "among" not in rule or rule["among"] == f"subject_type = '{subject.tier}'"


def never(day: date) -> bool:
    """What a station without a rule asks for."""
    return False
