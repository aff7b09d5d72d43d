"""Each frame's SQL changed in one place at a time: what is counted by hand or by an oracle must change too.

An operator turned, a predicate left out, another join: what nobody notices is a rule that no test holds.
Asked is what the suite asks (hand counts between neighbours and day by day, oracles on days on which much
happens, the laws that a town or a month alone is its row of the breakdown and that the parts of a period add
up to it), and only what they tell is looked at; that the frames as they stand agree is theirs to say.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from shutil import copytree
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from dashboard import closures as product_closures
from dashboard import draws as product_draws
from dashboard import statement
from dashboard.errors import DashboardError
from dashboard.measure import measure
from dashboard.scope import Scope, period, scope_of
from dashboard.statement import SQL, frame_sql
from dashboard.statistics import wilson
from dashboard.warehouse import Warehouse
from tests.dashboard.core.test_boundaries import OF_YEARS, amiss, astray, misread, mistaken, outside
from tests.dashboard.core.test_measure import EXPECTED, LONE, PARTED, unlike, unparted
from tests.dashboard.fixture_edges import ON
from tests.dashboard.fixture_listings import LISTED
from tests.dashboard.fixture_steps import SPANS, STEPS
from tests.dashboard.warehouse_fixture import write_warehouse
from tests.inbox import Ledger, load_here
from tests.oracle import (
    test_against_product,
    test_budgets,
    test_closures,
    test_duties,
    test_handling,
    test_hearings,
    test_registers,
    test_rolls,
    test_suggestions,
    test_works,
)
from tests.oracle.books import Book
from tests.oracle.closures import Closures
from tests.oracle.desks import Desks
from tests.oracle.eventful import moments
from tests.oracle.figures import Figures
from tests.oracle.figures import Scope as Asked
from tests.oracle.handling import Handling
from tests.oracle.mutants import SAME, every_mutant, mutants
from tests.oracle.place import full
from tests.oracle.plans import inboxes
from tests.oracle.posts import Posts
from tests.oracle.registers import sittings
from tests.oracle.sittings import Sittings
from tests.oracle.works import Works

LEAST = 0.88
"""So many of the changes are noticed at least: what is printed is to be raised, and this with it."""

YEAR, SPRING = (date(2021, 1, 1), date(2021, 12, 31)), (date(2021, 3, 1), date(2021, 5, 31))
TIMES = ((*YEAR, date(2021, 12, 31)), (*YEAR, date(2021, 4, 6)), (*SPRING, date(2021, 6, 30)))

Question = tuple[str, Scope, tuple[str, ...], frozenset[str]]


def of_oracle(oracle: type[Any], asked: Iterable[tuple[str, tuple[str, ...]]], county: str) -> Any:
    """What an oracle of an inbox is asked of a county, and which values it tells."""

    def questions(inbox: Path, drawn: object) -> Iterator[Question]:
        plain, nowhere = oracle(inbox), Asked("999999", *TIMES[0])
        told = {
            name: frozenset(plain.figure(name, nowhere).get((), ("numerator", "denominator")))
            for name, _ in asked
        }
        for (name, by), times in product(asked, TIMES):
            yield name, Scope(full(county), *times), by, told[name]
        for name, times, region in product(told, moments(drawn), (county, f"{county}101")):
            yield name, Scope(full(region), *times), (), told[name]

    return questions


def of_books(
    expected: Callable[[Any, Asked], dict[tuple[str, str, str], Any]],
    place_of: Callable[[Any], str] = lambda drawn: test_rolls.REGION,
) -> Any:
    """What a plain count of one town's books tells."""

    def questions(inbox: Path, drawn: object) -> Iterator[Question]:
        for asked in (Asked(full(place_of(drawn)), *times) for times in (*TIMES, *moments(drawn))):
            for (name, dimension, _), told in expected(drawn, asked).items():
                scope = Scope(asked.region, asked.start, asked.end, asked.as_of)
                yield name, scope, (dimension,) if dimension else (), frozenset(told)

    return questions


def in_town(drawn: tuple[str, dict[str, list[Any]]]) -> list[Ledger]:
    """Books handed in by one town for one period."""
    return [Ledger(name, test_rolls.TOWN, rows, drawn[0]) for name, rows in drawn[1].items()]


def by_period(drawn: dict[str, dict[str, list[Any]]]) -> list[Ledger]:
    """Books each handed in for periods of its own."""
    return [
        Ledger(name, test_rolls.TOWN, rows, at) for name, book in drawn.items() for at, rows in book.items()
    ]


def by_town(drawn: test_budgets.Files) -> list[Ledger]:
    """Budgets each handed in by a town for a period of its own."""
    return [Ledger("budget", place, rows, at) for (place, at), rows in drawn.items()]


def in_streets(drawn: Book) -> list[Ledger]:
    """What a street hands in, each ledger for periods of its own."""
    return [Ledger(name, drawn.place, rows, at) for (name, at), rows in drawn.files.items()]


def of_duties(drawn: Book, scope: Asked) -> dict[tuple[str, str, str], Any]:
    """The plain count of what is owed."""
    return test_duties.expected(drawn, test_duties.duties(drawn), scope)


def in_running_ledgers(drawn: dict[str, list[Any]]) -> list[Ledger]:
    """Suggestions and leads handed in by one town."""
    return [Ledger(name, test_rolls.TOWN, rows) for name, rows in drawn.items()]


def of_works(drawn: tuple[str, dict[str, list[Any]]], scope: Asked) -> dict[tuple[str, str, str], Any]:
    """The plain count of projects."""
    works = Works(test_rolls.ENDS[drawn[0]], *(drawn[1][name] for name in test_works.LEDGERS))
    return {(name, "", ""): values for name, values in works.figures(scope).items()}


product_, handling, closures, desks = test_against_product, test_handling, test_closures, test_registers
FAMILIES: tuple[tuple[SearchStrategy[Any], Callable[[Any], Iterable[Ledger]], Any], ...] = (
    (inboxes(size=40), list, of_oracle(Figures, [*product(product_.FIGURES, product_.BREAKDOWNS)], "610902")),
    (sittings(size=30), list, of_oracle(Sittings, product_.ASKED, "610902")),
    (
        handling.looked_at_again(),
        list,
        of_oracle(Handling, [*product(handling.FIGURES, handling.BREAKDOWNS)], "610902"),
    ),
    (
        closures.looked_at_again(),
        list,
        of_oracle(Closures, [*product(closures.FIGURES, closures.BREAKDOWNS)], "610902"),
    ),
    (desks.cycles(), list, of_oracle(Desks, desks.ISSUES, "610902")),
    (desks.registers(), list, of_oracle(Posts, desks.STATIONS, desks.OWN)),
    (test_works.works(), in_town, of_books(of_works)),
    (test_hearings.books(), in_town, of_books(lambda drawn, scope: test_hearings.expected(*drawn, scope))),
    (test_rolls.books(), by_period, of_books(test_rolls.expected)),
    (
        test_budgets.books().filter(bool),
        by_town,
        of_books(lambda drawn, scope: test_budgets.expected(test_budgets.read(drawn), scope)),
    ),
    (test_duties.books(), in_streets, of_books(of_duties, lambda drawn: drawn.place)),
    (test_suggestions.ledgers(), in_running_ledgers, of_books(test_suggestions.counted)),
)
"""What is invented, the ledgers it makes, and what is asked of them."""


class Shelf:
    """A copy of the statements' files, of which one may be changed; remembers which frames were asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(copytree(SQL, folder / "sql"))
        self.read: set[str] = set()

    def frame_sql(self, frame: str) -> str:
        """The frame's SQL as its file holds it now."""
        self.read.add(frame)
        return frame_sql.__wrapped__(frame)

    def files(self) -> list[Path]:
        """The files of frames, and of what they select from."""
        return sorted(self.folder.glob("frames/*.sql")) + sorted(self.folder.glob("shared/*.sql"))

    def is_read(self, path: Path, frames: frozenset[str]) -> bool:
        """Whether one of the frames is in the file, or selects from what is in it."""
        if path.parent.name == "frames":
            return path.stem in frames
        own = [(self.folder / "frames" / f"{frame}.sql").read_text(encoding="utf-8") for frame in frames]
        return any(re.search(rf"\b{path.stem}\b", text) for text in own)


@dataclass
class Held:
    """Something the suite asks, with its answer as the frames stand, and the frames it reads."""

    ask: Callable[[], object]
    answer: object = None
    frames: frozenset[str] = frozenset()

    def asked(self) -> object:
        """The answer; the kind of error where there is none."""
        try:
            return self.ask()
        except (duckdb.Error, DashboardError, ArithmeticError, ValueError, TypeError) as error:
            return type(error)


def answered(warehouse: Warehouse, question: Question) -> object:
    """What is told in answer, by key; a row of nothing but nothing is as good as none."""
    name, scope, by, told = question
    rows = measure(warehouse, name, scope, by).rows
    found = {tuple(row.keys.items()): {value: row.values.get(value) for value in told} for row in rows}
    return {key: values for key, values in found.items() if any(values.values())}


def drawn(strategy: SearchStrategy[Any]) -> list[Any]:
    """The two largest of some examples, the same each time."""
    found: list[Any] = []
    every = list(HealthCheck)

    @settings(
        max_examples=12, phases=[Phase.generate], derandomize=True, deadline=None, suppress_health_check=every
    )
    @given(strategy)
    def keep(one: Any) -> None:
        found.append(one)

    keep()
    return sorted(found, key=lambda one: len(str(one)))[-2:]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The statements, read from files that may be changed."""
    kept = Shelf(tmp_path_factory.mktemp("shelf"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(statement, "SQL", kept.folder)
        for module in (statement, product_closures, product_draws):
            patch.setattr(module, "frame_sql", kept.frame_sql)
        yield kept


def of_hand(folders: pytest.TempPathFactory) -> Iterator[Held]:
    """What is counted by hand on the small warehouse, between its neighbours, and the laws it keeps."""
    small = Warehouse(write_warehouse(folders.mktemp("small")))
    between = Warehouse(write_warehouse(folders.mktemp("between"), has_neighbours=True))
    quarter = scope_of(small, "610902", *period("2021Q4"))
    for name, told in EXPECTED.items():
        yield Held(partial(answered, between, (name, quarter, (), frozenset(told))))
    for name in STEPS:
        yield Held(partial(astray, between, quarter, name))
    for name in ON:
        yield Held(partial(amiss, between, quarter, name))
    for name in LISTED:
        yield Held(partial(misread, between, quarter, name))
    for name in SPANS:
        yield Held(partial(outside, between, quarter, name))
    for name in OF_YEARS:
        yield Held(partial(mistaken, small, quarter, name))
    for metric, dimension in LONE:
        yield Held(partial(unlike, small, quarter, metric, dimension))
    for metric in PARTED:
        yield Held(partial(unparted, small, quarter, metric))


@pytest.fixture(scope="module")
def held(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> list[Held]:
    """Everything that is counted by hand, by law or by an oracle, with its answer."""
    every = [*of_hand(tmp_path_factory)]
    for strategy, ledgers_of, questions in FAMILIES:
        for one in drawn(strategy):
            folder = tmp_path_factory.mktemp("home")
            warehouse = Warehouse(load_here(folder, *ledgers_of(one)))
            every += [Held(partial(answered, warehouse, asked)) for asked in questions(folder / "inbox", one)]
    for held in every:
        shelf.read.clear()
        held.answer = held.asked()
        held.frames = frozenset(shelf.read)
    return every


def test_what_tells_nothing_else_is_still_written_so() -> None:
    written = {
        f"{path.stem} {one.what}"
        for path in sorted(SQL.glob("*/*.sql"))
        for one in every_mutant(path.read_text(encoding="utf-8"))
    }
    assert [what for told in SAME.values() for what in told if what not in written] == []


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_a_changed_frame_is_noticed(shelf: Shelf, held: list[Held]) -> None:
    tried, missed = 0, []
    for path in shelf.files():
        readers, sql = (
            [one for one in held if shelf.is_read(path, one.frames)],
            path.read_text(encoding="utf-8"),
        )
        for mutant in mutants(path.stem, sql):
            tried += 1
            path.write_text(mutant.sql, encoding="utf-8")
            by = next((one for one in readers if one.asked() != one.answer), None)
            missed += [] if by else [f"{path.stem} {mutant.what}"]
            readers.sort(
                key=lambda one, by=by: one is not by
            )  # who noticed one change is asked first of the next
        path.write_text(sql, encoding="utf-8")
    noticed, told = tried - len(missed), "\n".join(missed)
    low, high = wilson(noticed, tried) or (0.0, 1.0)
    print(f"{noticed} of {tried} changes noticed, {low:.1%} to {high:.1%} of all; not noticed:\n{told}")
    assert noticed / tried >= LEAST, told
