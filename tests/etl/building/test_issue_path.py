"""Each rule of docs/issue-path.md on a ledger small enough to follow by hand."""

from pathlib import Path

import duckdb
import pytest

from etl.home import Home
from etl.load import load
from etl.storing.journal import Journal
from etl.submission import discover
from tests.inbox import Ledger, write

VILLAGE, NEXT_VILLAGE, TOWN, COUNTY = "610902101001", "610902101002", "610902101000", "610902000000"
HEADERS = {
    "id": "编号", "from": "上报来源编号", "collected": "收集日期", "level": "收集层级", "region": "村(社区)",
    "due": "办理时限", "up_town": "上报镇日期", "in_town": "镇接收日期", "up_county": "上报区县日期",
    "in_county": "区县接收日期", "resolved": "办结日期", "at": "办结层级", "result": "办理结果",
    "closed": "销号日期", "reopened": "重办日期", "satisfaction": "满意度", "category": "问题类别",
    "department": "承办单位",
}  # fmt: skip
EVENTS = {"issue": "问题编号", "event": "环节", "date": "日期", "level": "层级"}


def issues(unit: str, *rows: dict[str, str], period: str = "all") -> Ledger:
    return Ledger("issue", unit, [written(row, HEADERS) for row in rows], period)


def events(unit: str, *rows: dict[str, str]) -> Ledger:
    return Ledger("issue_event", unit, [written(row, EVENTS) for row in rows])


def written(row: dict[str, str], headers: dict[str, str]) -> dict[str, str]:
    """A row as handed in; a bare day like 06-05 is of 2021."""
    cells = {headers[name]: f"2021-{text}" if is_day(text) else text for name, text in row.items()}
    return cells | ({"问题摘要": f"事项{row['id']}"} if "id" in row else {})


def is_day(text: str) -> bool:
    return len(text) == 5 and text[2] == "-"


class Answer:
    """What a load of the ledgers made of them."""

    def __init__(self, folder: Path, *ledgers: Ledger) -> None:
        self.home = Home(folder / "home")
        load(self.home, discover([write(folder / "inbox", *ledgers)], None, None, None, None))
        current = Journal(self.home).current()
        assert current is not None
        self.path = str(self.home.warehouse / f"{current.snapshot}.duckdb")

    def rows(self, sql: str) -> list[tuple]:
        with duckdb.connect(self.path, read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def stays(self, issue: str | None = None) -> list[str]:
        """'village first_collected 06-01 escalated 06-05' (?: no known day) and what is wrong with it."""
        day = "strftime(date '1970-01-01' + {}, '%m-%d')"
        found = self.rows(
            f"select stay_level, entered_by, "
            f"case when is_entered_known then '' else '?' end || {day.format('entered_day')}, "
            f"left_by, {day.format('left_day')}, "
            f"case when is_arrival_only_claimed then 'claimed' end, problem, "
            f"case when undone_day is not null then 'undone' end from issue_stays "
            f"{'' if issue is None else f'where issue = {issue!r}'} order by issue, stay"
        )
        return [" ".join(str(word) for word in row if word is not None) for row in found]

    def state(self, columns: str) -> tuple:
        """The last state of the one issue."""
        (row,) = self.rows(f"select {columns} from issue_states where valid_to_day = 2147483647")
        return row

    def rules(self) -> list[str]:
        return sorted(rule for (rule,) in self.rows("select rule from findings"))


PATHS = {
    "collected and nothing more (8)": (
        [issues(VILLAGE, {"id": "001", "collected": "06-01"})],
        ["village first_collected 06-01"],
    ),
    "solved where it was collected (8)": (
        [issues(VILLAGE, {"id": "001", "collected": "06-01", "resolved": "06-09"})],
        ["village first_collected 06-01 resolved 06-09"],
    ),
    "one running ledger, both words in the row (1, 9)": (
        [
            issues(
                VILLAGE,
                {
                    "id": "001",
                    "collected": "06-01",
                    "up_town": "06-05",
                    "in_town": "06-07",
                    "resolved": "06-20",
                },
            )
        ],
        ["village first_collected 06-01 escalated 06-05", "town arrived 06-07 resolved 06-20"],
    ),
    "linked by unit and id (4), the receiver's collection is its receipt (6)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05"}),
            issues(TOWN, {"id": "9", "from": f"{VILLAGE}/001", "collected": "06-08", "resolved": "06-20"}),
        ],
        ["village first_collected 06-01 escalated 06-05", "town arrived 06-08 resolved 06-20"],
    ),
    "linked by the village it names, though another has the number too (4)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05"}),
            issues(NEXT_VILLAGE, {"id": "001", "collected": "06-02"}),
            issues(TOWN, {"id": "9", "from": "001", "region": VILLAGE, "collected": "06-08"}),
        ],
        [
            "village first_collected 06-01 escalated 06-05",
            "town arrived 06-08",
            "village first_collected 06-02",
        ],
    ),
    "linked by a number that one unit below has (4), its level repeated by the receiver (3)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05"}),
            issues(TOWN, {"id": "9", "from": "001", "level": "村级", "collected": "06-08"}),
        ],
        ["village first_collected 06-01 escalated 06-05", "town arrived 06-08"],
    ),
    "only the sender says so (9)": (
        [issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05"})],
        ["village first_collected 06-01 escalated 06-05 never_arrives", "town arrived 06-05 claimed"],
    ),
    "only the receiver says so (9)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01"}),
            issues(TOWN, {"id": "9", "from": f"{VILLAGE}/001", "collected": "06-08", "resolved": "06-09"}),
        ],
        ["village first_collected 06-01", "town arrived 06-08 resolved 06-09 from_nowhere"],
    ),
    "a sender that nobody knows (4, 9)": (
        [issues(TOWN, {"id": "9", "from": "404", "region": VILLAGE, "collected": "06-08"})],
        ["town arrived 06-08 from_nowhere"],
    ),
    "the same sender's issue entered twice (5)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05"}),
            issues(
                TOWN,
                {"id": "8", "from": f"{VILLAGE}/001", "collected": "06-08"},
                {"id": "9", "from": f"{VILLAGE}/001", "collected": "06-09", "resolved": "06-10"},
            ),
        ],
        [
            "village first_collected 06-01 escalated 06-05",
            "town arrived 06-08",
            "town arrived 06-09 resolved 06-10 double",
        ],
    ),
    "an act at the level is its word; the clock runs from the escalation (9, 10)": (
        [
            issues(
                VILLAGE,
                {"id": "001", "collected": "06-01", "up_town": "06-05", "resolved": "06-20", "at": "镇级"},
            )
        ],
        ["village first_collected 06-01 escalated 06-05", "town arrived 06-05 resolved 06-20"],
    ),
    "received in a month and resolved on a day of it: counted from then, begun nobody knows when (10)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05"}),
            issues(TOWN, {"id": "9", "from": "001", "collected": "2021-06", "resolved": "06-20"}),
        ],
        ["village first_collected 06-01 escalated 06-05", "town arrived ?06-20 resolved 06-20"],
    ),
    "received in a month, resolved on a day of it, and nobody sent it (10)": (
        [
            issues(
                VILLAGE,
                {"id": "001", "collected": "05-01", "in_town": "2021-06", "resolved": "06-20", "at": "镇级"},
            )
        ],
        ["village first_collected 05-01", "town arrived ?06-20 resolved 06-20 from_nowhere"],
    ),
    "received in a month and resolved on a day of the next: its last day, and that isn't known (10, 13)": (
        [
            issues(
                VILLAGE,
                {"id": "001", "collected": "06-01", "up_town": "06-05", "in_town": "2021-06"}
                | {"resolved": "07-02"},
            )
        ],
        ["village first_collected 06-01 escalated 06-05", "town arrived ?06-30 resolved 07-02"],
    ),
    "an act at a level nobody sent it to; the clock runs from the collection (9, 10)": (
        [issues(VILLAGE, {"id": "001", "collected": "06-01", "resolved": "06-20", "at": "镇级"})],
        ["village first_collected 06-01", "town arrived 06-01 resolved 06-20 from_nowhere"],
    ),
    "a level that is skipped is not passed through (8)": (
        [issues(VILLAGE, {"id": "001", "collected": "06-01", "up_county": "06-05", "in_county": "06-06"})],
        ["village first_collected 06-01 escalated 06-05", "county arrived 06-06"],
    ),
    "sent down again (8)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05", "in_town": "06-06"}),
            events(VILLAGE, {"issue": "001", "event": "退回", "date": "06-10", "level": "镇级"}),
        ],
        [
            "village first_collected 06-01 escalated 06-05",
            "town arrived 06-06 returned 06-10",
            "village returned_in 06-10",
        ],
    ),
    "sent down, and received again without a word of the sender (8, 9)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05", "in_town": "06-06"}),
            events(
                VILLAGE,
                {"issue": "001", "event": "退回", "date": "06-10", "level": "镇级"},
                {"issue": "001", "event": "接收", "date": "06-20", "level": "镇级"},
                {"issue": "001", "event": "办结", "date": "06-25", "level": "镇级"},
            ),
        ],
        [
            "village first_collected 06-01 escalated 06-05",
            "town arrived 06-06 returned 06-10",
            "village returned_in 06-10",
            "town arrived 06-20 resolved 06-25 from_nowhere",
        ],
    ),
    "resolved at the level that sent it down (8)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01", "up_town": "06-05", "in_town": "06-06"}),
            events(
                VILLAGE,
                {"issue": "001", "event": "退回", "date": "06-10", "level": "镇级"},
                {"issue": "001", "event": "办结", "date": "06-25", "level": "镇级"},
            ),
        ],
        [
            "village first_collected 06-01 escalated 06-05",
            "town arrived 06-06 returned 06-10",
            "village returned_in 06-10",
        ],
    ),
    "reopened and not solved again (11)": (
        [issues(VILLAGE, {"id": "001", "collected": "06-01", "resolved": "06-05", "reopened": "06-20"})],
        ["village first_collected 06-01 resolved 06-05 undone", "village reopened_here 06-20"],
    ),
    "reopened with nothing before it changes nothing (11)": (
        [issues(VILLAGE, {"id": "001", "collected": "06-01", "reopened": "06-05", "resolved": "06-20"})],
        ["village first_collected 06-01 resolved 06-20"],
    ),
    "up on one day: the lower level first (7)": (
        [
            issues(
                VILLAGE,
                {"id": "001", "collected": "06-01", "resolved": "06-01", "up_town": "06-01"}
                | {"in_town": "06-01", "up_county": "06-01", "in_county": "06-01"},
            )
        ],
        [
            "village first_collected 06-01 escalated 06-01",
            "town arrived 06-01 escalated 06-01",
            "county arrived 06-01 resolved 06-01",
        ],
    ),
    "the whole path in an event ledger; the escalation goes where somebody speaks (2, 6)": (
        [
            issues(VILLAGE, {"id": "001", "collected": "06-01"}),
            events(
                COUNTY,
                {"issue": f"{VILLAGE}/001", "event": "上报", "date": "06-05", "level": "村级"},
                {"issue": f"{VILLAGE}/001", "event": "接收", "date": "06-08", "level": "区县级"},
                {"issue": f"{VILLAGE}/001", "event": "办结", "date": "06-20", "level": "区县级"},
            ),
        ],
        ["village first_collected 06-01 escalated 06-05", "county arrived 06-08 resolved 06-20"],
    ),
}


@pytest.mark.parametrize("name", PATHS)
def test_path(name: str, tmp_path: Path) -> None:
    ledgers, stays = PATHS[name]
    assert Answer(tmp_path, *ledgers).stays() == stays


FINDINGS = {
    "escalation_never_arrives": [issues(VILLAGE, {"id": "1", "collected": "06-01", "up_town": "06-05"})],
    "arrival_from_nowhere": [issues(TOWN, {"id": "9", "from": "404", "collected": "06-08"})],
    "arrival_double": [
        issues(VILLAGE, {"id": "1", "collected": "06-01", "up_town": "06-05"}),
        issues(TOWN, *({"id": n, "from": f"{VILLAGE}/1", "collected": "06-08"} for n in "89")),
    ],
    "closed_without_resolution": [issues(VILLAGE, {"id": "1", "collected": "06-01", "closed": "06-05"})],
    "reopened_without_resolution": [issues(VILLAGE, {"id": "1", "collected": "06-01", "reopened": "06-05"})],
    "contradicting_days": [
        issues(VILLAGE, {"id": "1", "collected": "06-01", "up_town": "06-05", "in_town": "06-06"}),
        issues(TOWN, {"id": "9", "from": "1", "collected": "06-08", "in_town": "06-07"}),
    ],
    "event_without_issue": [
        issues(VILLAGE, {"id": "1", "collected": "06-01"}),
        events(VILLAGE, {"issue": "77", "event": "办结", "date": "06-05", "level": "村级"}),
    ],
    "unknown_region": [issues("610902999001", {"id": "1", "collected": "06-01"})],
}


@pytest.mark.parametrize("rule", FINDINGS)
def test_finding(rule: str, tmp_path: Path) -> None:
    answer = Answer(tmp_path, *FINDINGS[rule])
    assert rule in answer.rules()
    texts = answer.rows(f"select message, message_en, row from findings where rule = {rule!r}")
    assert all(zh and en for zh, en, _ in texts)


def test_an_ambiguous_sender_is_asked_about_and_stays_unlinked(tmp_path: Path) -> None:
    days = {VILLAGE: "06-01", NEXT_VILLAGE: "06-02"}
    ledgers = [issues(unit, {"id": "001", "collected": day}) for unit, day in days.items()]
    answer = Answer(tmp_path, *ledgers, issues(TOWN, {"id": "9", "from": "001", "collected": "06-08"}))
    assert answer.rules() == ["ambiguous_sender", "arrival_from_nowhere"]
    assert answer.rows("select count(*) from issues") == [(3,)]


def test_rows_that_name_each_other_stand_alone(tmp_path: Path) -> None:
    answer = Answer(
        tmp_path,
        issues(VILLAGE, {"id": "1", "from": f"{TOWN}/2", "collected": "06-01"}),
        issues(TOWN, {"id": "2", "from": f"{VILLAGE}/1", "collected": "06-02"}),
    )
    assert answer.rows("select count(*) from issues") == [(2,)]
    assert answer.rules().count("ambiguous_sender") == 2


def test_linked_rows_are_one_issue_of_its_first_row_with_blanks_filled(tmp_path: Path) -> None:
    answer = Answer(
        tmp_path,
        issues(VILLAGE, {"id": "1", "collected": "06-01", "up_town": "06-05", "category": "供水排水"}),
        issues(
            TOWN,
            {"id": "9", "from": "1", "collected": "06-06", "category": "道路交通", "department": "水利局"},
        ),
    )
    found = answer.rows("select issue, region, level, category, department, is_chain_confirmed from issues")
    assert found == [(f"{VILLAGE}/1", VILLAGE, "village", "water", "水利局", True)]


def test_the_limit_is_the_rows_due_at_its_level_else_policy(tmp_path: Path) -> None:
    row = {"id": "1", "collected": "06-01", "up_town": "06-02", "in_town": "06-02", "due": "06-08"}
    answer = Answer(tmp_path, issues(VILLAGE, row))
    assert answer.rows(
        "select stay_level, limit_workday - entered_workday from issue_stays order by stay"
    ) == [
        ("village", 5),
        ("town", 15),
    ]


def test_state_follows_the_facts_and_remembers(tmp_path: Path) -> None:
    row = {"id": "1", "collected": "06-01", "resolved": "06-05", "result": "A", "closed": "06-07"}
    answer = Answer(tmp_path, issues(VILLAGE, row | {"reopened": "06-20"}))
    columns = (
        "is_resolved, is_closed, is_ever_resolved, is_ever_closed, is_reopened, disposition, days_to_resolve"
    )
    assert answer.state(columns) == (False, False, True, True, True, None, None)
    before = answer.rows(f"select {columns} from issue_states where is_closed")
    assert before == [(True, True, True, True, False, "solved", 4)]


def test_a_resolution_keeps_its_day_within_the_month_of_its_collection(tmp_path: Path) -> None:
    row = {"id": "1", "collected": "2021-06", "resolved": "06-20", "closed": "06-22"}
    answer = Answer(tmp_path, issues(VILLAGE, row))
    day = "strftime(date '1970-01-01' + {}, '%m-%d')"
    state = (
        f"{day.format('resolved_day')}, is_resolved_day_known, {day.format('closed_day')}, days_to_resolve"
    )
    assert answer.state(state) == ("06-20", True, "06-22", None)


def test_an_undated_rating_counts_from_the_periods_last_day(tmp_path: Path) -> None:
    row = {"id": "1", "collected": "06-01", "resolved": "06-05", "satisfaction": "满意"}
    answer = Answer(tmp_path, issues(VILLAGE, row, period="2021-06"))
    found = answer.rows(
        "select strftime(date '1970-01-01' + valid_from_day, '%m-%d') from issue_states "
        "where satisfaction = 'satisfied'"
    )
    assert found == [("06-30",)]


def test_a_date_known_to_its_month_stops_every_clock(tmp_path: Path) -> None:
    row = {"编号": "1", "收集日期": "2021年6月", "问题摘要": "路灯", "办结日期": "2021-07-05"}
    answer = Answer(tmp_path, Ledger("issue", VILLAGE, [row]))
    assert answer.rows("select is_day_known, collected_ym from issues") == [(False, 202106)]
    assert answer.state("is_resolved, days_to_resolve") == (True, None)
    assert answer.rows("select is_entered_known, is_left_known from issue_stays") == [(False, True)]
