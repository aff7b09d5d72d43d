"""The five reports' own claims files, held against themselves: what they get wrong, and nothing else."""

from fractions import Fraction
from pathlib import Path

import pytest

from dashboard.reconcile.file import read_claims
from dashboard.reconcile.reconciliation import Reconciliation, judged
from dashboard.reconcile.story import story_of
from dashboard.translation import speaking

FOLDER = Path(__file__).resolve().parents[3] / "data" / "claims"
PLACES = ("hanbin", "longwan", "wuxue", "xihu", "ronggui")
WRONG = {
    "hanbin": {"grid_deputies": "contradicts"},
    "longwan": {},
    "wuxue": {"completion_rate": "impossible"},
    "xihu": {},
    "ronggui": {"handled_headline": "contradicts"},
}


def report(place: str) -> Reconciliation:
    return judged(read_claims(FOLDER / f"{place}.toml"), Fraction(1, 20))


@pytest.mark.parametrize("place", PLACES)
def test_each_report_is_wrong_where_it_is_and_nowhere_else(place: str) -> None:
    verdicts = {outcome.claim.id: outcome.verdict for outcome in report(place).outcomes}
    wrong = {id_: verdict for id_, verdict in verdicts.items() if verdict not in ("agrees", "unchecked")}
    assert wrong == WRONG[place]


def details(place: str) -> dict[str, str]:
    return {outcome.claim.id: outcome.detail.zh for outcome in report(place).outcomes}


def test_hanbin_lacks_66_in_its_grid_and_a_town_its_station() -> None:
    told = details("hanbin")
    assert "576 + 1326 = 1902" in told["grid_deputies"]
    assert "少66" in told["grid_deputies"]
    assert "28少1" in told["town_stations"]


def test_wuxue_names_the_two_nearest_and_the_truncation() -> None:
    told = details("wuxue")["completion_rate"]
    for words in ("54/64 = 84.375%", "55/64 = 85.9375%", "55/64截去尾数是85%"):
        assert words in told


def test_ronggui_is_two_off_and_two_suggestions_explain_it() -> None:
    told = details("ronggui")
    assert "差额2正好等于" in told["handled_headline"]
    assert "承办上级人大会议建议2件" in told["handled_headline"]
    assert "88少24" in told["project_checks"]


def test_sums_that_add_up_agree() -> None:
    verdicts = {outcome.claim.id: outcome for outcome in report("ronggui").outcomes}
    for id_ in ("received", "opinions", "resolved", "in_progress"):
        assert verdicts[id_].verdict == "agrees"
        assert verdicts[id_].deciding is not None


@pytest.mark.parametrize("place", PLACES)
def test_every_claim_has_its_words_in_both_languages(place: str) -> None:
    for claim in read_claims(FOLDER / f"{place}.toml").claim:
        assert claim.text
        assert claim.text_en
        assert bool(claim.note) == bool(claim.note_en)


def test_the_story_says_the_finding_and_puts_the_worst_first() -> None:
    story = story_of(report("ronggui"))
    assert story.title == "36项数字中1项自相矛盾"
    assert story.table.rows[0][:4] == ("办理群众意见建议186件", "186", "184", "自相矛盾")
    assert len(story.table.rows) == story.count == 36
    with speaking("en"):
        story = story_of(report("wuxue"), only_wrong=True)
    assert story.title == "Of 18 figures: 1 impossible"
    assert [row[0] for row in story.table.rows] == ["85 % done", "432 suggestions formed of them"]
    assert story_of(report("longwan")).title == "还没有数字可核"
    assert story_of(report("xihu")).title == "核过的1项数字全部相符"
