"""Alerts: every row in exactly one, each led to its rows, cut to who looks; digests as text and workbook."""

import io
from datetime import date

import openpyxl
import pytest

from dashboard.alerts.alert import alert_scope, alerts, pressed
from dashboard.alerts.digest import digest_csv, digest_json, digest_text, digest_workbook
from dashboard.alerts.policy import Rule, Series, alert_policy, read_alert_policy
from dashboard.cards.alerts import CARDS
from dashboard.cards.card import Ask
from dashboard.errors import BadPolicy
from dashboard.measure import measure
from dashboard.policy import FOLDER
from dashboard.rows import rows_behind
from dashboard.sight import seen_from
from dashboard.translation import speaking
from dashboard.warehouse import Warehouse
from dashboard.workbook import Sheet, workbook_of
from tests.dashboard.warehouse_fixture import A1, TOWN_A, TOWN_B, Issue, Stay, write_warehouse

DAY = date(2021, 12, 31)
REGIONS = ("610902000000", TOWN_A, A1)


@pytest.mark.parametrize("region", REGIONS)
def test_every_row_of_a_rule_is_in_exactly_one_alert_and_each_leads_to_its_own(warehouse, region):
    looked = alert_scope(warehouse, region, DAY)
    found = alerts(warehouse, region, DAY)
    for rule in alert_policy().rule:
        own = [alert for alert in found if alert.rule is rule]
        total = rows_behind(warehouse, rule.metric, looked, rule.field).total
        assert sum(alert.count or 0 for alert in own) == total, rule.id
        for alert in own:
            assert rows_behind(warehouse, rule.metric, alert.scope, rule.field).total == alert.count
            assert alert.owner
            assert f"metric={rule.metric}" in alert.target


def test_the_small_county_has_alerts_of_every_action():
    """Otherwise the tests above would say little."""
    actions = {action.id for action in alert_policy().action}
    assert {rule.action for rule in alert_policy().rule} == actions


def test_the_count_is_measure_s(warehouse):
    looked = alert_scope(warehouse, "610902", DAY)
    found = alerts(warehouse, "610902000000", DAY)
    late = sum(alert.count or 0 for alert in found if alert.rule.id == "issues_late")
    assert late == measure(warehouse, "issues.due", looked).rows[0].values["overdue"] > 0


def test_what_is_late_says_since_when_and_nothing_lies_ahead(warehouse):
    for alert in alerts(warehouse, "610902000000", DAY):
        if alert.since and isinstance(alert.rule, Rule) and not alert.rule.is_ahead:
            assert alert.since <= DAY.isoformat()


def test_a_town_sees_its_own_only(warehouse):
    everything = alerts(warehouse, "610902000000", DAY)
    with seen_from(TOWN_A):
        own = alerts(warehouse, TOWN_A, DAY)
        assert {alert.scope.region for alert in own} <= {TOWN_A}
    assert own
    assert sum(alert.count or 0 for alert in own) < sum(alert.count or 0 for alert in everything)


def test_the_badge_counts_who_is_to_be_pressed(warehouse):
    first = alert_policy().action[0].id
    late = {alert.owner for alert in alerts(warehouse, "610902000000", DAY) if alert.rule.action == first}
    assert pressed(warehouse, "610902000000", DAY) >= len(late) > 0
    assert pressed(warehouse, "610902000000", date(2001, 1, 31)) == 0


@pytest.mark.parametrize("tongue", ["zh", "en"])
@pytest.mark.parametrize(("region", "day"), [("610902", DAY), (TOWN_B, date(2001, 1, 31))])
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_cards_build_with_and_without_anything_to_tell(warehouse, card, region, day, tongue):
    with speaking(tongue):
        story = card.build(Ask(warehouse, alert_scope(warehouse, region, day)))
    assert story.title
    assert all(len(row) == len(story.table.columns) for row in story.table.rows)
    assert len(story.table.targets) == len(story.table.rows)
    assert day == DAY or not story.table.rows


def test_the_digest_tells_the_same_in_every_form(warehouse):
    scope = alert_scope(warehouse, "610902", DAY)
    found = alerts(warehouse, scope.region, DAY)
    text = digest_text(warehouse, scope)
    assert text.splitlines()[0] == "汉滨区预警单"
    assert len([line for line in text.splitlines() if line[:1].isdigit()]) == len(found)
    assert len(digest_csv(warehouse, scope).splitlines()) == len(found) + 1
    assert [alert["count"] for alert in digest_json(warehouse, scope)["alerts"]] == [
        one.count for one in found
    ]
    book = openpyxl.load_workbook(io.BytesIO(digest_workbook(warehouse, scope)))
    first, *behind = book.worksheets
    assert first.max_row == len(found) + 3
    rules = {alert.rule.id for alert in found if isinstance(alert.rule, Rule)}
    assert len(behind) == len(rules)


def test_nothing_to_act_on_is_said(warehouse):
    scope = alert_scope(warehouse, TOWN_B, date(2001, 1, 31))
    assert "没有要办的事" in digest_text(warehouse, scope)


def test_a_workbook_holds_no_formula():
    sheet = Sheet(
        "a[b]:*?/\\'c", ("=1+1",), ("=x", "件数"), (("=cmd()", 3), ("@a\x0b", None)), ("text", "count")
    )
    book = openpyxl.load_workbook(io.BytesIO(workbook_of([sheet, sheet])))
    assert len(book.sheetnames) == len(set(book.sheetnames)) == 2
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('field = "overdue"', 'field = "overdo"'),
        ('owner = ["desk"]', 'owner = ["weekday"]'),
        ('since = ["limit"]', 'since = ["nowhere"]'),
        ('action = "press"', 'action = "praise"'),
        ('id = "issues_due"', 'id = "issues_late"'),
    ],
)
def test_a_policy_that_names_what_does_not_exist_is_refused(tmp_path, old, new):
    path = tmp_path / "alerts.toml"
    path.write_text(
        (FOLDER / "alerts.toml").read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8"
    )
    with pytest.raises(BadPolicy, match=r"alerts\.toml"):
        read_alert_policy(path)


@pytest.fixture(scope="module")
def flood(tmp_path_factory):
    """Twelve issues a month for two years, and forty in the last."""
    issues = [
        Issue(
            f"V{month}/{number}",
            A1,
            day := f"{2020 + month // 12}-{month % 12 + 1:02d}-05",
            "village",
            [Stay("village", "first_collected", day)],
            [],
        )
        for month in range(24)
        for number in range(40 if month == 23 else 12 + month % 2)
    ]
    warehouse = Warehouse(write_warehouse(tmp_path_factory.mktemp("flood"), issues=issues))
    yield warehouse
    warehouse.close()


def test_a_series_out_of_the_ordinary_is_told_and_an_ordinary_one_is_not(flood):
    def told(day: date) -> list[tuple[str, str | None]]:
        found = alerts(flood, "610902000000", day)
        return [(alert.rule.id, alert.since) for alert in found if isinstance(alert.rule, Series)]

    assert told(DAY) == [("collected_rises", "2021-12")]
    assert told(date(2021, 11, 30)) == []
