"""The pages: what each is called, where it stands, and which cards it shows."""

from dataclasses import dataclass

from dashboard import addresses
from dashboard.access.policy import Right
from dashboard.cards import (
    ages,
    alerts,
    ballots,
    budget_supervision,
    budgets,
    campaigns,
    changes,
    clocks,
    closures,
    deputies,
    due,
    figures,
    flow,
    funnels,
    grades,
    groups,
    handling,
    misrouting,
    monthly,
    obligations,
    outcomes,
    places,
    plan,
    projects,
    ratings,
    receptions,
    reconcile,
    register,
    reviews,
    satisfaction,
    scorecard,
    scores,
    series,
    stations,
    subjects,
    submissions,
    suggestion_duties,
    suggestion_league,
    suggestions,
)
from dashboard.cards.card import Card
from dashboard.metrics.definition import Text


@dataclass(frozen=True)
class Page:
    """A page. `figures` are cards of one big number; `tab` is its name in the menu, or None.

    To whoever lacks the right it `needs` it isn't there.
    """

    id: str
    path: str
    name: Text
    cards: tuple[Card, ...] = ()
    figures: tuple[Card, ...] = ()
    tab: Text | None = None
    needs: Right = "read"


OVERVIEW = Page(
    "overview",
    addresses.OVERVIEW,
    Text("总览", "Overview"),
    cards=(changes.CHANGES, *places.CARDS),
    figures=figures.FIGURES,
    tab=Text("总览", "Overview"),
)
ALERTS = Page(
    "alerts",
    addresses.ALERTS,
    Text("预警", "Alerts"),
    cards=alerts.CARDS,
    tab=Text("预警", "Alerts"),
)
ISSUES = Page(
    "issues",
    addresses.ISSUES,
    Text("问题办理", "Issues"),
    cards=(
        flow.LEVEL_FLOW,
        *due.CARDS_OF_ISSUES,
        *outcomes.CARDS,
        *handling.CARDS,
        *misrouting.CARDS,
        *clocks.CARDS[:1],
        *ages.CARDS,
        *clocks.CARDS[1:],
        *funnels.CARDS,
        *series.CARDS_OF_ISSUES,
        *subjects.CARDS,
    ),
    tab=Text("问题", "Issues"),
)
STATIONS = Page(
    "stations",
    addresses.STATIONS,
    Text("站点与接待", "Stations and receptions"),
    cards=(
        *receptions.CARDS,
        *campaigns.CARDS,
        *register.CARDS,
        *stations.CARDS,
        *grades.CARDS,
        *series.CARDS_OF_STATIONS,
    ),
    tab=Text("站点接待", "Stations"),
)
STATION = Page(
    "station",
    addresses.STATION,
    Text("单个站点", "One station"),
    figures=figures.FIGURES,
)
SUGGESTIONS = Page(
    "suggestions",
    addresses.SUGGESTIONS,
    Text("代表建议", "Suggestions"),
    cards=(
        suggestions.FUNNEL_CARD,
        *due.CARDS_OF_SUGGESTIONS,
        *suggestions.CARDS,
        *suggestion_league.CARDS,
        *suggestion_duties.CARDS,
    ),
    tab=Text("建议", "Suggestions"),
)
PROJECTS = Page(
    "projects",
    addresses.PROJECTS,
    Text("民生项目", "Projects"),
    cards=(*projects.CARDS, *ratings.CARDS, *ballots.CARDS),
    tab=Text("项目", "Projects"),
)
BUDGET = Page(
    "budget",
    addresses.BUDGET,
    Text("预算监督", "Budget"),
    cards=(*budgets.CARDS[:2], budget_supervision.CALENDAR, *budgets.CARDS[2:], *budget_supervision.CARDS),
    tab=Text("预算", "Budget"),
)
PROJECT = Page("project", addresses.PROJECT, Text("单个项目", "One project"))
DEPUTIES = Page(
    "deputies",
    addresses.DEPUTIES,
    Text("代表履职", "Deputies"),
    cards=(*deputies.CARDS, scores.TIERS),
    tab=Text("代表", "Deputies"),
)
SCORES = Page(
    "scores", addresses.SCORES, Text("履职评分", "Scores"), cards=scores.CARDS, tab=Text("评分", "Scores")
)
DEPUTY = Page("deputy", addresses.DEPUTY, Text("一人一档", "One deputy"))
GROUPS = Page(
    "groups", addresses.GROUPS, Text("代表小组", "Groups"), cards=groups.CARDS, tab=Text("小组", "Groups")
)
ISSUE = Page("issue", addresses.ISSUE, Text("问题经过", "One issue's path"))
USERS = Page("users", addresses.USERS, Text("用户", "Users"), needs="administer")
LOG = Page("log", addresses.LOG, Text("日志", "Log"), needs="administer")
POLICY = Page("policy", addresses.POLICY, Text("政策", "Policy"), needs="administer")
ROWS = Page("rows", addresses.ROWS, Text("明细", "Rows"))
SATISFACTION = Page(
    "satisfaction",
    addresses.SATISFACTION,
    Text("满意度与评议", "Satisfaction and reviews"),
    cards=(*satisfaction.CARDS[:2], *closures.CARDS, *satisfaction.CARDS[2:], *reviews.CARDS),
    tab=Text("满意度", "Satisfaction"),
)
SCORECARD = Page(
    "scorecard",
    addresses.SCORECARD,
    Text("街道考核", "Scorecard"),
    cards=scorecard.CARDS,
    tab=Text("考核", "Scorecard"),
)
RECONCILE = Page(
    "reconcile",
    addresses.RECONCILE,
    Text("核数", "Reconciliation"),
    cards=reconcile.CARDS,
    tab=Text("核数", "Reconcile"),
)
PLAN = Page(
    "plan",
    addresses.PLAN,
    Text("监督计划", "Supervision plan"),
    cards=(*obligations.CARDS, *plan.CARDS, *monthly.CARDS),
    tab=Text("计划", "Plan"),
)
DATA = Page(
    "data",
    addresses.DATA,
    Text("数据", "Data"),
    cards=submissions.CARDS,
    tab=Text("数据", "Data"),
)
DEFINITIONS = Page(
    "definitions", addresses.DEFINITIONS, Text("指标说明", "Definitions"), tab=Text("指标", "Definitions")
)
UPLOAD = Page(
    "upload",
    addresses.UPLOAD,
    Text("报送台账", "Hand in ledgers"),
    tab=Text("报送", "Hand in"),
    needs="upload",
)
DICTIONARY = Page("dictionary", addresses.DICTIONARY, Text("数据字典", "Dictionary"))

PAGES: tuple[Page, ...] = (
    OVERVIEW,
    ALERTS,
    ISSUES,
    STATIONS,
    SUGGESTIONS,
    PROJECTS,
    BUDGET,
    PLAN,
    SATISFACTION,
    DEPUTIES,
    SCORES,
    GROUPS,
    SCORECARD,
    RECONCILE,
    DATA,
    UPLOAD,
    DEFINITIONS,
    STATION,
    PROJECT,
    DEPUTY,
    ISSUE,
    ROWS,
    USERS,
    LOG,
    POLICY,
    DICTIONARY,
)
"""Every page, in the order of the menu."""
