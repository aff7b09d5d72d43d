"""One home under faults, beside what must be true of it: the chain of states that were acknowledged."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from etl.storing.archive import sha256
from tests.faults.random_faults.children import KILLED, Child, Ended, answer_of, command
from tests.faults.random_faults.ledgers import NOTHING, Ledgers, State, answers, held, lost

Work = Callable[[], int | None]
Possible = tuple[State, ...]


@dataclass(frozen=True)
class Deed:
    """Something to do to the home, and the chain of states if it takes effect."""

    name: str
    work: Work
    after: list[Possible]
    hands_in: tuple[tuple[int, int], ...] = ()


@dataclass
class World:
    """The home and its model: each load in force and the states it may have brought."""

    home: Path
    ledgers: Ledgers
    chain: list[Possible] = field(default_factory=list)
    acknowledged: set[str] = field(default_factory=set)

    @property
    def state(self) -> State:
        """What is in force: of each village the version."""
        return self.chain[-1][0] if self.chain else NOTHING

    def load(self, unit: int, version: int, *more: str) -> Deed:
        """A village hands in a version."""
        inbox = self.ledgers.inbox(unit, version)
        work = command("load", inbox, "--accept-fewer", "--json", *more, "--home", self.home)
        return Deed("load", work, self._with(unit, version), ((unit, version),))

    def watch(self, unit: int, version: int) -> Deed:
        """The same, laid into a watched inbox."""
        inbox = self.ledgers.inbox(unit, version)
        work = command("watch", inbox, "--once", "--json", "--home", self.home)
        return Deed("watch", work, self._with(unit, version), ((unit, version),))

    def rebuild(self) -> Deed:
        """All again from the archive."""
        return Deed("rebuild", command("rebuild", "--home", self.home), self.chain)

    def rollback(self) -> Deed:
        """Back to the load before."""
        return Deed("rollback", command("rollback", "--home", self.home), self.chain[:-1] or self.chain)

    def backup(self, path: Path) -> Deed:
        """All that can't be made again, in one file."""
        return Deed("backup", command("backup", path, "--home", self.home), self.chain)

    def _with(self, unit: int, version: int) -> list[Possible]:
        state = list(self.state)
        if state[unit] == version:
            return self.chain
        state[unit] = version
        return [*self.chain, ((state[0], state[1], state[2]),)]

    def ended(self, deed: Deed, ended: Ended) -> None:
        """Takes in how a deed ended, and looks whether the home is in a state that this allows."""
        if deed.name == "watch" and ended.code == 1 and json.loads(ended.out)["refused"]:
            # the look was made; what lay there was refused, and says so
            self.holds([self.chain])
        elif ended.is_acknowledged:
            self.acknowledged |= {sha256(self.ledgers.content(*one)) for one in deed.hands_in}
            self.holds([deed.after])
        elif ended.code == 2:
            assert ended.err.count("\n") == 1, ended.err
            self.holds([self.chain])
        elif ended.code == KILLED:
            self.holds([self.chain, deed.after])
        else:
            raise AssertionError(f"{deed.name} ended with {ended.code}: {ended.err}")

    def run(self, deed: Deed) -> Ended:
        """Does it, undisturbed from here on, and looks."""
        ended = Child.of(deed.work).ended()
        self.ended(deed, ended)
        return ended

    def holds(self, chains: list[list[Possible]]) -> None:
        """The home answers as one of these chains says; from now on that is the chain."""
        found = answer_of(lambda: [answers(self.home), held(self.home)])
        self.chain = self.agreeing(found, chains)
        kept = sorted(self.acknowledged)
        assert answer_of(lambda: lost(self.home, kept)) == []

    def agreeing(self, found: list, chains: list[list[Possible]]) -> list[Possible]:
        """The first chain whose last state answers as was found; AssertionError where none does."""
        for chain in chains:
            for state in chain[-1] if chain else (NOTHING,):
                if found == self.expected(state):
                    return [*chain[:-1], (state,)] if chain else []
        tried = [chain[-1] if chain else NOTHING for chain in chains]
        raise AssertionError(f"answers are those of none of {tried}: {found}")

    def expected(self, state: State) -> list:
        """Answers and hashes in force of an undisturbed home in that state."""
        if state == NOTHING:
            return [{}, []]
        contents = (self.ledgers.content(unit, version) for unit, version in enumerate(state) if version)
        key = self.home / "key"
        return [self.ledgers.answers(state, key), sorted(sha256(content) for content in contents)]
