"""Medium-neutral descriptions of charts: what is drawn, never how. One renderer per medium draws them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dashboard.metrics.definition import Text

Role = Literal["accent", "second", "third", "muted", "good", "watch", "band"]
"""What a series stands for; a medium's tokens give the colour. Red, amber, green: dated things only."""

Good = Literal["up", "down", "neither"]

Unit = Literal["count", "share", "days", "yuan", "wan_yuan", "person_times"]
"""`wan_yuan`: yuan shown in ten thousands, under a heading that names them."""


@dataclass(frozen=True)
class Series:
    """One named run of values, one per category of its chart; None is unknown and leaves a gap.

    Of shares, `parts` are numerator and denominator of each.
    """

    name: str
    values: tuple[float | int | None, ...]
    role: Role = "accent"
    low: tuple[float | None, ...] | None = None
    high: tuple[float | None, ...] | None = None
    parts: tuple[tuple[int, int], ...] | None = None


@dataclass(frozen=True)
class Bars:
    """Bars, one group per category. `targets` are the addresses a click on a category leads to.

    Where a medium holds fewer categories, the tail is folded into one counted bar or, of a ranking, the
    middle (`fold`), since both its ends are what is looked for.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit = "count"
    horizontal: bool = False
    stacked: bool = False
    targets: tuple[str | None, ...] = ()
    notes: tuple[str, ...] = ()  # one per category, shown beside it: counts beside rates
    reference: float | None = None  # a line across, e.g. the whole scope's rate
    reference_name: str = ""
    small: tuple[bool, ...] = ()  # one per category: too few cases to compare, drawn muted
    fold: Literal["tail", "middle"] = "tail"


@dataclass(frozen=True)
class Lines:
    """Lines over ordered categories (months); a series with low and high is drawn with its band."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit = "count"
    targets: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class Steps:
    """Step curves over days (Kaplan-Meier: share still open or already resolved), x in days per series."""

    days: tuple[tuple[int, ...], ...]
    series: tuple[Series, ...]
    unit: Unit = "share"


@dataclass(frozen=True)
class Pareto:
    """Counts in falling order with the cumulative share."""

    categories: tuple[str, ...]
    counts: tuple[int, ...]
    cumulative: tuple[float, ...]
    count_name: str
    cumulative_name: str
    targets: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class Dot:
    """One member of a funnel: its cases, its share, and the counts behind it as said beside it."""

    name: str
    cases: int
    share: float
    note: str = ""
    target: str | None = None


@dataclass(frozen=True)
class Dots:
    """Members of which the same is to be said; `named` has their names written beside them."""

    name: str
    dots: tuple[Dot, ...]
    role: Role = "muted"
    named: bool = False


@dataclass(frozen=True)
class Limits:
    """A pair of limits, one low and one high for each of the funnel's `cases`."""

    name: str
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True)
class Funnel:
    """Members' shares over their cases between limits of ordinary variation; `span`: what is shown of 0-1."""

    groups: tuple[Dots, ...]
    cases: tuple[int, ...]
    limits: tuple[Limits, ...]  # the inner ones first
    reference: float
    reference_name: str
    cases_name: str
    span: tuple[float, float]


@dataclass(frozen=True)
class Control:
    """A series over months with its mean and natural limits (XmR); each point's role says what it is.

    `legend` names the roles that occur: ordinary variation, better, worse, or merely different.
    """

    categories: tuple[str, ...]
    name: str
    values: tuple[float, ...]
    roles: tuple[Role, ...]
    legend: tuple[tuple[Role, str], ...]
    mean: float
    low: float
    high: float
    span: tuple[float, float]  # what is shown of the scale
    unit: Unit = "count"


@dataclass(frozen=True)
class Heat:
    """A grid of values (calendar, town x month); None is unknown."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | int | None, ...], ...]
    name: str
    unit: Unit = "count"
    targets: tuple[tuple[str | None, ...], ...] = ()


@dataclass(frozen=True)
class FlowLevel:
    """What entered one level and what became of it; entered == sum of the outs where the books balance."""

    code: str
    name: str
    entered: tuple[tuple[str, int], ...]  # (name, count): first collected, arrived, …
    left: tuple[tuple[str, int], ...]  # (name, count): resolved, escalated, in progress, …
    passed_up: int
    arrived_above: int | None  # what the level above says it received of it (None: no level above)
    unconfirmed: int
    target: str | None = None


@dataclass(frozen=True)
class Flow:
    """The escalation chain, lowest level first."""

    levels: tuple[FlowLevel, ...]


Chart = Bars | Lines | Steps | Pareto | Funnel | Control | Heat | Flow


def has_marks(chart: Chart) -> bool:
    """Whether a chart would show anything at all."""
    match chart:
        case Bars() | Lines():
            return any(value is not None for series in chart.series for value in series.values)
        case Pareto():
            return bool(chart.counts)
        case Steps():
            return bool(chart.days)
        case Funnel():
            return bool(chart.groups)
        case Control():
            return bool(chart.values)
        case Heat():
            return bool(chart.columns) and bool(chart.rows)
        case Flow():
            return bool(chart.levels)


@dataclass(frozen=True)
class Table:
    """A chart's twin, or a table in its own right: texts ready to be shown, numbers kept as numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    units: tuple[Unit | Literal["text"], ...]
    targets: tuple[str | None, ...] = ()  # address per row
    adds_up: bool = True  # False where rows overlap or are stocks, so that their sum means nothing
    others: int = 0  # of a folded table: how many rows the row of the others stands for


@dataclass(frozen=True)
class Figure:
    """One big number of an overview with its comparison and sparkline."""

    value: float | int | None
    unit: Unit
    numerator: int | None = None
    denominator: int | None = None
    previous: float | int | None = None
    previous_name: str = ""
    spark: tuple[float | int | None, ...] = ()
    good: Good = "neither"
    is_real: bool = True  # the change lies beyond ordinary variation


@dataclass(frozen=True)
class Sentence:
    """One tested statement; its tone says whether that is good news, worth a look, or neither."""

    text: str
    tone: Literal["good", "watch", "neutral"] = "neutral"
    target: str | None = None


@dataclass(frozen=True)
class Choice:
    """One way of seeing a card, and the address that shows it so."""

    text: str
    target: str
    is_here: bool


@dataclass(frozen=True)
class Story:
    """What a card says: a title that states the finding, and the drawing that shows it."""

    title: str
    chart: Chart | Figure | None
    table: Table
    metrics: tuple[str, ...]  # ids of the figures shown, the first the card's own
    count: int | None = None  # n: how many cases stand behind it
    note: str = ""  # a sentence of caution: small n, running month, unconfirmed
    small: bool = False  # too few cases to say anything: prints 样本少
    by: tuple[str, ...] = ()  # the breakdown, for the CSV and rows links
    where: tuple[tuple[str, str], ...] = ()
    field: str | None = None  # the count of the first metric whose rows are meant
    since: date | None = None  # where the card looks further back than its scope: the first day it shows
    sentences: tuple[Sentence, ...] = ()  # what a card says in words instead of a chart
    name: Text | None = (
        None  # what the card is called here, where it has to answer otherwise than by its name
    )
    about: str = ""  # what it tells of, where that is not its scope: a report and its period
    choices: tuple[Choice, ...] = ()  # the ways in which the card can be broken down, where one may choose
    csv: str | None = None  # the address of the table's own file, where it is no figure's

    @property
    def twin(self) -> Table:
        """The table in the chart's place: a row leads where its own category leads in the chart."""
        if any(self.table.targets) or not isinstance(self.chart, Bars | Lines | Pareto):
            return self.table
        led = dict(zip(self.chart.categories, self.chart.targets, strict=False))
        targets = tuple(led.get(str(row[0])) for row in self.table.rows)
        return replace(self.table, targets=targets) if any(targets) else self.table
