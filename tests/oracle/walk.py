"""One issue's facts, walked into stays as they were known on a given day (docs/issue-path.md 7-14)."""

from dataclasses import dataclass, field, replace
from datetime import date

from tests.oracle.days import Day, month_end, read_day
from tests.oracle.files import code
from tests.oracle.issues import Entry, Fact, Issue
from tests.oracle.place import LEVELS, rank

ORDER = ("collected", "received", "assigned", "returned", "escalated", "resolved", "fed_back", "closed",
         "rated", "reviewed", "reopened")  # fmt: skip


@dataclass
class Stay:
    """An issue at a level: how and when it came and went. A claimed one is the sender's word: not counted."""

    level: str
    entered_by: str
    entered: Day
    left_by: str | None = None
    left: Day | None = None
    is_undone: bool = False
    is_confirmed: bool = True
    is_claimed: bool = False
    problem: str | None = None

    def leave(self, by: str, day: Day) -> None:
        """Ends the stay."""
        self.left_by, self.left = by, day


@dataclass
class Path:
    """What became of an issue by a given day."""

    issue: Issue
    facts: list[Fact]
    stays: list[Stay] = field(default_factory=list)
    resolved: Day | None = None
    resolved_level: str | None = None
    disposition: str | None = None
    is_closed: bool = False
    is_struck_off: bool = False
    is_ever_resolved: bool = False
    is_reopened: bool = False
    current: str | None = None

    @property
    def counted(self) -> list[Stay]:
        """The stays that count: not those a sender merely claims, and no doubles."""
        return [stay for stay in self.stays if not stay.is_claimed and stay.problem != "double"]

    @property
    def highest(self) -> str:
        """The highest level it was at, or was sent to."""
        return max((stay.level for stay in self.stays if stay.problem != "double"), key=rank)

    def open_at(self, level: str) -> Stay | None:
        """The counted stay it has at a level now."""
        return next((s for s in self.counted if s.level == level and s.left_by is None), None)

    def begin(self, stay: Stay) -> None:
        """The issue is now at the level of this stay, or was sent there."""
        self.stays.append(stay)
        self.current = stay.level

    def is_below(self, level: str) -> bool:
        """Whether it was last sent, or came, to a lower level."""
        return self.current is None or rank(self.current) < rank(level)

    def claimed_at(self, level: str) -> Stay | None:
        """The stay a sender claims and nobody has confirmed yet."""
        return next((s for s in self.stays if s.level == level and s.is_claimed and s.left_by is None), None)


def in_order(facts: list[Fact]) -> list[Fact]:
    """By day, then by the order of the work; upwards a lower level first, sent before received (rule 7)."""
    turned = {fact.day.date for fact in facts if fact.kind == "returned"}

    def day_of(fact: Fact) -> date:
        """Nothing comes before the collection; sent in a month is sent before received in that month."""
        if fact.kind == "collected":
            return date.min
        if fact.kind == "escalated" and not fact.day.known:
            heard = [f.day.date for f in facts if f.kind == "received" and hears(f.level, fact)]
            same_month = [day for day in heard if month_end(day) == fact.day.date]
            return min(same_month, default=fact.day.date)
        return fact.day.date

    def position(fact: Fact) -> tuple[date, int, int, int, int]:
        upward = fact.kind in ("received", "escalated") and fact.day.date not in turned
        work = ORDER.index("received" if upward else fact.kind) if fact.kind in ORDER else len(ORDER)
        level = fact.level or "village"
        height = 2 * rank(level) + (fact.kind == "escalated") if not fact.to else 2 * rank(fact.to) - 1
        return day_of(fact), work, height, int(fact.kind == "escalated"), fact.order

    return sorted(facts, key=position)


def no_later_than_acted_on(fact: Fact, facts: list[Fact]) -> Fact:
    """A receipt known to its month stands on the receiver's first act in it, where there is one (rule 10)."""
    if fact.kind != "received" or fact.day.known:
        return fact
    acts = [
        other.day.date
        for other in facts
        if other.kind in ("returned", "escalated", "resolved")
        and other.day.known
        and month_end(other.day.date) == fact.day.date
        and fact.level == (other.level or sender(other, facts))
    ]
    return replace(fact, day=Day(min(acts), known=False)) if acts else fact


def sender(sent: Fact, facts: list[Fact]) -> str | None:
    """The level that an issue row's escalation leaves: the highest below its goal that the facts speak of."""
    said = [level for fact in facts if (level := fact.to or fact.level) and rank(level) < rank(sent.to or "")]
    return max(said, key=rank, default=None)


def hears(level: str | None, sent: Fact) -> bool:
    """Whether a level may be the one something was sent to."""
    return level == sent.to if sent.to else rank(level or "village") > rank(sent.level or "village")


def walk(issue: Issue, as_of: date) -> Path:
    """The issue's path by the facts dated up to `as_of`, and by no later one."""
    facts = [no_later_than_acted_on(fact, issue.facts) for fact in issue.facts]
    path = Path(issue, in_order([fact for fact in facts if fact.day.date <= as_of]))
    for fact in path.facts:
        STEPS.get(fact.kind, ignored)(path, fact)
    for double in issue.doubles:
        note_double(path, double, as_of)
    for stay in path.stays:
        if stay.is_claimed:
            stay.problem = "never_arrives"
    return path


def ignored(path: Path, fact: Fact) -> None:
    """Facts that move nothing."""


def collected(path: Path, fact: Fact) -> None:
    if path.stays or fact.level is None:
        return
    own = path.issue.head.row[f"received_{fact.level}"] if fact.level != "village" else ""
    if path.issue.is_from_nowhere or own:
        path.begin(nowhere(fact.level, read_day(own) or fact.day))
    else:
        path.begin(Stay(fact.level, "first_collected", fact.day))


def nowhere(level: str, day: Day) -> Stay:
    """An arrival nobody sent."""
    return Stay(level, "arrived", day, is_confirmed=False, problem="from_nowhere")


def received(path: Path, fact: Fact) -> None:
    assert fact.level is not None
    if claim := path.claimed_at(fact.level):
        arrive(claim, fact.day)
    elif not path.open_at(fact.level) and path.is_below(fact.level):
        path.begin(nowhere(fact.level, fact.day))


def arrive(claim: Stay, day: Day) -> None:
    """The receiver has spoken: what was claimed is an arrival that both sides confirm."""
    claim.is_claimed, claim.entered = False, day


def acting(path: Path, level: str) -> Stay | None:
    """The stay at which a level acts now: its open one, one it confirms, or one nobody sent (rules 9, 10)."""
    if stay := path.open_at(level):
        return stay
    if claim := path.claimed_at(level):
        arrive(claim, claim.entered)
        return claim
    if any(stay.level == level for stay in path.counted) or not path.is_below(level):
        return None
    path.begin(nowhere(level, path.issue.head.collected))
    return path.stays[-1]


def escalated(path: Path, fact: Fact) -> None:
    here = [stay.level for stay in path.stays if stay.left_by is None]
    below = [level for level in here if fact.to is None or rank(level) < rank(fact.to)]
    level = fact.level or max(below, key=rank, default=None)
    stay = acting(path, level) if level else None
    if stay is None:
        return
    stay.leave("escalated", fact.day)
    to = fact.to or target(path.facts, fact)
    path.begin(Stay(to, "arrived", fact.day, is_claimed=True))


def target(facts: list[Fact], sent: Fact) -> str:
    """Where an event ledger's escalation goes: to the next level above that speaks, else the next."""
    assert sent.level is not None
    later = facts[facts.index(sent) + 1 :]
    speaks = [f.level for f in later if f.level and rank(f.level) > rank(sent.level)]
    return speaks[0] if speaks else LEVELS[rank(sent.level) + 1]


def returned(path: Path, fact: Fact) -> None:
    """Back to the highest level below where the issue has been; nothing begins where it still is (rule 8)."""
    assert fact.level is not None
    stay = acting(path, fact.level)
    below = [s.level for s in path.stays if rank(s.level) < rank(fact.level)]
    if stay is None or not below:
        return
    stay.leave("returned", fact.day)
    path.current = max(below, key=rank)
    if not path.open_at(path.current):
        path.begin(Stay(path.current, "returned_in", fact.day))


def resolved(path: Path, fact: Fact) -> None:
    if path.resolved is not None:
        return
    level = fact.level or max((s.level for s in path.stays if s.left_by is None), key=rank)
    stay = acting(path, level)
    if stay is not None:
        stay.leave("resolved", fact.day)
    path.resolved, path.resolved_level, path.is_ever_resolved = fact.day, level, True
    path.disposition = fact.disposition or code("disposition", path.issue.word("disposition") or "")


def closed(path: Path, fact: Fact) -> None:
    path.is_struck_off = True
    path.is_closed = path.resolved is not None


def reopened(path: Path, fact: Fact) -> None:
    if path.resolved is not None:
        assert path.resolved_level is not None
        undone = [stay for stay in path.counted if stay.left_by == "resolved" and not stay.is_undone]
        for stay in undone:
            stay.is_undone = True
        path.begin(Stay(path.resolved_level, "reopened_here", fact.day))
    if path.resolved is not None or path.is_struck_off:
        path.is_reopened = True
    path.resolved = path.resolved_level = path.disposition = None
    path.is_closed = path.is_struck_off = False


def note_double(path: Path, entry: Entry, as_of: date) -> None:
    """A second row of the same receiver: its stay is listed and touches nothing (rule 5)."""
    word = read_day(entry.row[f"received_{entry.level}"]) or entry.collected
    if word.date > as_of:
        return
    stay = Stay(entry.level, "arrived", word, is_confirmed=False, problem="double")
    ends = [("resolved", read_day(entry.row["resolved"]))]
    ends += [("escalated", read_day(entry.row[f"escalated_{level}"])) for level in ("county", "city")]
    for by, day in ends:
        if day and day.date <= as_of and stay.left is None:
            stay.leave(by, day)
    path.stays.append(stay)


STEPS = {
    "collected": collected, "received": received, "escalated": escalated, "returned": returned,
    "resolved": resolved, "closed": closed, "reopened": reopened,
}  # fmt: skip
