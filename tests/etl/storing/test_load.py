"""What a load changes: adds, replaces, leaves alone; and what it refuses."""

import pytest

from audit.person import at_the_terminal
from etl.errors import Refused
from etl.home import Home
from etl.rebuild import rebuild
from etl.storing.journal import Journal
from etl.storing.standing import NeedsConfirmation
from tests.etl.storing.conftest import Load, rows
from tests.inbox import Ledger

VILLAGE, OTHER, TOWN = "610902001003", "610902001004", "610902001000"


def issue(number: int, **cells: str) -> dict[str, str]:
    return {"编号": f"{number:03}", "收集日期": "2021-06-01", "问题摘要": f"事项{number}", **cells}


def test_the_same_bytes_again_change_nothing(home: Home, loading: Load) -> None:
    first = loading(Ledger("issue", VILLAGE, [issue(1), issue(2)]))
    again = loading(Ledger("issue", VILLAGE, [issue(1), issue(2)]))
    assert again.snapshot == first.snapshot
    assert again.unchanged == {first.submissions[0].submission}
    assert len(list(home.warehouse.iterdir())) == 1


def test_a_later_submission_of_the_same_period_replaces_the_earlier(home: Home, loading: Load) -> None:
    first = loading(Ledger("issue", VILLAGE, [issue(1), issue(2)]))
    second = loading(Ledger("issue", VILLAGE, [issue(1, 办结日期="2021-06-05"), issue(2), issue(3)]))
    assert second.submissions[0].replaces == first.submissions[0].submission
    assert rows(home, "select count(*), count(resolved_day) from issue_records") == [(3, 1)]
    assert rows(home, "select is_in_force, count(*) from submissions group by all order by all") == [
        (False, 1),
        (True, 1),
    ]


def test_fewer_ids_wait_for_a_person(home: Home, loading: Load) -> None:
    first = loading(Ledger("issue", VILLAGE, [issue(1), issue(2)]))
    with pytest.raises(NeedsConfirmation, match="1 个编号，上次有 2 个"):
        loading(Ledger("issue", VILLAGE, [issue(2)]))
    current = Journal(home).current()
    assert current is not None
    assert current.snapshot == first.snapshot
    loading(Ledger("issue", VILLAGE, [issue(2)]), accept_fewer=True)
    assert rows(home, "select issue from issues") == [(f"{VILLAGE}/002",)]


def test_a_row_of_the_same_key_in_a_later_period_is_its_newer_state(home: Home, loading: Load) -> None:
    may = Ledger("issue", VILLAGE, [issue(1, 收集日期="2021-05-03")], "2021-05")
    june = Ledger(
        "issue", VILLAGE, [issue(1, 收集日期="2021-05-03", 办结日期="2021-06-08"), issue(2)], "2021-06"
    )
    loading(june)
    loading(may)
    found = rows(home, "select issue, resolved_day is not null, submission from issue_records order by issue")
    assert [row[:2] for row in found] == [(f"{VILLAGE}/001", True), (f"{VILLAGE}/002", False)]


def test_two_units_may_use_the_same_numbers(home: Home, loading: Load) -> None:
    loading(Ledger("issue", VILLAGE, [issue(1)]), Ledger("issue", OTHER, [issue(1)]))
    assert rows(home, "select issue from issues order by issue") == [
        (f"{VILLAGE}/001",),
        (f"{OTHER}/001",),
    ]


def test_one_changed_file_of_many_leaves_the_others_in_force(home: Home, loading: Load) -> None:
    loading(Ledger("issue", VILLAGE, [issue(1)]), Ledger("issue", OTHER, [issue(1)]))
    second = loading(Ledger("issue", VILLAGE, [issue(1), issue(2)]), Ledger("issue", OTHER, [issue(1)]))
    assert len(second.unchanged) == 1
    assert rows(home, "select count(*) from issues") == [(3,)]


def test_data_day_is_the_last_day_of_the_latest_period(home: Home, loading: Load) -> None:
    loading(Ledger("issue", VILLAGE, [issue(1)], "2021-06"))
    assert rows(home, "select date '1970-01-01' + value::integer from meta where key = 'data_day'")[0][
        0
    ].isoformat() == ("2021-06-30")


def test_a_refused_file_changes_nothing(home: Home, loading: Load, tmp_path) -> None:
    first = loading(Ledger("issue", VILLAGE, [issue(1)]))
    with pytest.raises(Refused):
        loading(
            Ledger("issue", VILLAGE, [issue(1), issue(2)]), Ledger("issue", OTHER, [{"没有": "这种台账"}])
        )
    current = Journal(home).current()
    assert current is not None
    assert current.snapshot == first.snapshot
    assert rows(home, "select count(*) from issues") == [(1,)]


def test_a_load_that_comes_to_nothing_leaves_no_draft(home: Home, loading: Load) -> None:
    loading(Ledger("issue", VILLAGE, [issue(1), issue(2)]))
    kept = sorted(home.warehouse.iterdir())
    with pytest.raises(NeedsConfirmation):
        loading(Ledger("issue", VILLAGE, [issue(2)]))
    assert sorted(home.warehouse.iterdir()) == kept


def test_counts_add_up_in_the_warehouse(home: Home, loading: Load) -> None:
    broken = issue(3, 收集日期="2021-06-09", 办结日期="2021-06-01")
    loading(Ledger("issue", VILLAGE, [issue(1), issue(2), broken]))
    counted = (
        "select rows_read = rows_loaded + rows_quarantined + rows_skipped, rows_quarantined from submissions"
    )
    assert rows(home, counted) == [(True, 1)]
    assert rows(home, "select row, ledger, unit from quarantine") == [(4, "issue", VILLAGE)]
    assert rows(home, "select rule, row from findings") == [("resolved_before_collected", 4)]


def test_what_was_mended_and_who_handed_it_in_stay_told(home: Home, loading: Load) -> None:
    wrong = {"编号": "2", "收集日期": "2021-06-05", "办结日期": "2021-06-01"}
    fine = {"编号": "1", "收集日期": "2021-06-05", "办结日期": "2021-06-07"}
    loading(Ledger("issue", VILLAGE, [fine, wrong, wrong | {"编号": "3"}], "2021-06"))
    loading(Ledger("issue", VILLAGE, [fine, fine | {"编号": "2"}, wrong | {"编号": "3"}], "2021-06"))
    counts = "select s.is_in_force, c.often from finding_counts as c join submissions as s using (submission)"
    rule = "where c.rule = 'resolved_before_collected' order by s.load"
    assert rows(home, f"{counts} {rule}") == [(False, 2), (True, 1)]
    assert rows(home, "select distinct handed_by from submissions") == [(at_the_terminal(),)]
    rebuild(home)
    assert rows(home, f"{counts} {rule}") == [(False, 2), (True, 1)]
