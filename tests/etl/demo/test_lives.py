"""Hanbin's lives, from the generator's own records: totals, order of days, and a likeness to life."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from etl.contract import contracts
from etl.demo.hanbin.ledgers import Ledgers, ledgers
from etl.demo.hanbin.lives import lives
from etl.demo.hanbin.network import stations
from etl.demo.hanbin.receptions import receptions
from etl.demo.hanbin.territory import towns
from etl.demo.material import headings, published, topics, words
from etl.demo.record import Life, Stay
from etl.demo.workday import is_working
from etl.folding import folded
from etl.vocabulary import vocabulary

TARGET = published("hanbin")


@pytest.fixture(scope="module")
def held() -> Ledgers:
    return ledgers(TARGET)


@pytest.fixture(scope="module")
def lived() -> tuple[Life, ...]:
    network = stations(TARGET, towns(TARGET.seed))
    return lives(TARGET, network, receptions(TARGET, network))


def days(life: Life) -> Iterator[date]:
    """The dated steps that must run forwards."""
    yield life.collected
    for stay in (life.village, life.town, life.county):
        if stay is not None:
            yield from _days_of(stay)


def _days_of(stay: Stay) -> Iterator[date]:
    first = stay.resolution.day if stay.resolution else None
    second = stay.second.day if stay.second else None
    steps = (stay.received, stay.assigned, stay.escalated, first, stay.reopened, second)
    yield from (day for day in steps if day)


def test_totals(lived: tuple[Life, ...]) -> None:
    assert Counter(life.fate for life in lived) == {
        "village": 2460,
        "town": 101,
        "county": 30,
        "county_open": 9,
    }
    assert sum(life.town is not None for life in lived) == 140
    assert sum(life.county is not None for life in lived) == 39


def test_days_run_forwards_and_end_by_as_of(lived: tuple[Life, ...]) -> None:
    for life in lived:
        steps = list(days(life))
        assert all(before <= after for before, after in pairwise(steps)), life
        assert steps[-1] <= TARGET.as_of
        assert life.collected >= life.station.opened


def test_offices_act_on_working_days(lived: tuple[Life, ...]) -> None:
    for life in lived:
        for stay in (life.town, life.county):
            if stay is not None:
                assert all(is_working(day) for day in _days_of(stay))


def test_what_happened_after_as_of_is_not_written(lived: tuple[Life, ...]) -> None:
    endings = [
        ending
        for life in lived
        for stay in (life.village, life.town, life.county)
        if stay
        for ending in (stay.resolution, stay.second)
        if ending
    ]
    for ending in endings:
        later = (ending.fed_back, ending.closed, ending.rated, ending.review_date)
        assert all(ending.day <= day <= TARGET.as_of for day in later if day)
        assert (ending.satisfaction is None) == (ending.rated is None)
        assert (ending.review_outcome is None) == (ending.review_date is None)


def test_reopened_at_the_county_only(lived: tuple[Life, ...]) -> None:
    """Only there does the report leave room: its village and town figures already balance without."""
    reopened = [life for life in lived if life.county and life.county.reopened]
    assert Counter(life.fate for life in reopened) == {"county": 2, "county_open": 1}
    assert not any(s and s.reopened for life in lived for s in (life.village, life.town))


def test_a_reception_that_issues_come_from_counts_them(held: Ledgers) -> None:
    written = Counter(
        entry.row["reception"]
        for entries in held.issues.values()
        for entry in entries
        if entry.row.get("reception")
    )
    by_id = {reception.id: reception for reception in held.receptions}
    assert sum(written.values()) > 1000
    for number, count in written.items():
        assert by_id[str(number)].opinions >= count + by_id[str(number)].solved_on_spot
    village = [e for es in held.issues.values() for e in es if e.row.get("reception") and not e.sender]
    assert all(by_id[str(entry.row["reception"])].day == entry.row["collected"] for entry in village)


def test_every_deputy_is_placed(held: Ledgers) -> None:
    placed = [d for station in held.stations if station.kind != "studio" for d in station.deputies]
    assert Counter(deputy.tier for deputy in placed) == {
        "province": 6,
        "city": 80,
        "county": 329,
        "town": 1553,
    }


def test_twelve_city_deputies_raised_the_insurance_case(held: Ledgers) -> None:
    (own,) = [e for e in held.issues[TARGET.region] if e.sender is None]
    (heard,) = [r for r in held.receptions if r.id == own.row["reception"]]
    assert [deputy.tier for deputy in heard.deputies] == ["city"] * 12
    assert (heard.day.year, heard.day.month) == (2021, 6)


def test_seasons_sizes_and_tails(lived: tuple[Life, ...]) -> None:
    months = Counter(life.collected.month for life in lived)
    assert max(months, key=lambda month: months[month]) in (6, 7, 8, 9)
    by_town = Counter(life.station.town.name for life in lived if life.station.town)
    assert len(by_town) == 28
    assert by_town.most_common(1)[0][1] > 10 * by_town.most_common()[-1][1]
    taken = sorted(
        (life.village.resolution.day - life.collected).days for life in lived if life.village.resolution
    )
    assert 3 <= taken[len(taken) // 2] <= 8
    assert taken[-1] > 60


def test_words_and_headings_are_the_contracts_own(held: Ledgers) -> None:
    """What the demo writes, the vocabularies and contracts know."""
    names = {
        "source": "issue_source",
        "mode": "reception_mode",
        "setting": "reception_setting",
        "kind": "station_kind",
        "grade": "station_grade",
        "event": "issue_event",
    }
    for vocabulary_name, codes in words().items():
        known = vocabulary(names.get(vocabulary_name, vocabulary_name))
        for code, spellings in codes.items():
            found = {known.code(spelling) for spelling in spellings}
            assert found == {known.code(code)}
    for ledger, fields in headings().items():
        for field, spellings in fields.items():
            wanted = contracts()[ledger].by_name[field]
            known_headings = {folded(text) for text in (wanted.zh, *wanted.synonyms)}
            assert {folded(text) for text in spellings} <= known_headings


def test_every_topic_can_be_answered_where_it_comes_to_rest() -> None:
    for topic in topics().topic:
        for level in ("village", "town", "county"):
            if getattr(topic.weights, level):
                assert getattr(topic.replies, level), (topic.word, level)
        assert (topic.town_department is not None) >= bool(topic.weights.town)
        assert (topic.county_department is not None) >= bool(topic.weights.county)
