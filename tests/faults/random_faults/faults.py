"""What goes wrong: each fault happens to a world, and the world is looked at when it is over."""

import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from dashboard.errors import NoWarehouse
from dashboard.warehouse import Warehouse
from etl.delivery import deliver
from etl.home import Home
from etl.load import Options
from etl.storing.journal import Journal
from etl.submission import discover
from tests.faults.random_faults.children import Child, answer_of, command
from tests.faults.random_faults.disk import Disk, unreadable
from tests.faults.random_faults.ledgers import UNITS, VERSIONS, answers
from tests.faults.random_faults.world import Deed, World


class Faults:
    """The faults of one run: a world, its disk, and the dice."""

    def __init__(self, world: World, disk: Disk, draw: Random, longest: float) -> None:
        """`longest`: about so many seconds a load takes here."""
        self.world, self.disk, self.draw, self.longest = world, disk, draw, longest

    @property
    def kinds(self) -> dict[str, Callable[[], None]]:
        """Every kind of fault by name."""
        return {
            "killed": self.killed,
            "full disk": self.full_disk,
            "unreadable folder": self.unreadable_folder,
            "corrupt snapshot": self.corrupt_snapshot,
            "corrupt Parquet": self.corrupt_parquet,
            "half an upload": self.half_an_upload,
            "clock set back": self.clock_set_back,
            "two loaders": self.two_loaders,
            "readers beside a loader": self.readers_beside_a_loader,
        }

    def killed(self) -> None:
        """kill -9 at any moment of any deed."""
        deed = self.any_deed()
        child = Child.of(deed.work)
        child.kill_after(self.draw.uniform(0, self.longest))
        self.world.ended(deed, child.ended())
        self.whole_backups()

    def full_disk(self) -> None:
        """So little room that the deed may run out of it anywhere."""
        deed = self.any_deed()
        with self.disk.filled(self.draw.randrange(0, 4 << 20)):
            ended = Child.of(deed.work).ended()
        self.world.ended(deed, ended)
        self.whole_backups()

    def unreadable_folder(self) -> None:
        """A folder of the home that nobody may enter for a while."""
        deed = self.any_deed()
        folder = self.world.home / self.draw.choice(["archive", "lake", "loads", "warehouse"])
        with unreadable(folder):
            ended = Child.of(deed.work).ended()
        self.world.ended(deed, ended)
        self.whole_backups()

    def corrupt_snapshot(self) -> None:
        """The snapshot in force is damaged: readers see an earlier whole state, a rebuild the right one."""
        world = self.world
        named = answer_of(lambda: Journal(Home(world.home)).current().snapshot)
        self.damage(world.home / "warehouse" / f"{named}.duckdb")
        shown, is_told = answer_of(lambda: _shown(world.home))
        known = [world.expected(state)[0]["issues"] for possible in world.chain for state in possible]
        assert shown is None or shown in known, shown
        assert is_told or shown == known[-1]
        world.run(Deed("mend", command("rebuild", "--if-damaged", "--home", world.home), world.chain))

    def corrupt_parquet(self) -> None:
        """A file of the lake is damaged: the next load makes it again first."""
        files = sorted((self.world.home / "lake").rglob("*.parquet"))
        self.damage(self.draw.choice(files))
        self.acknowledged(self.any_load())
        mend = command("rebuild", "--if-damaged", "--home", self.world.home)
        self.world.run(Deed("mend", mend, self.world.chain))

    def half_an_upload(self) -> None:
        """A workbook of which a part arrived is refused, and changes nothing."""
        inbox = self.world.ledgers.workbook(self.draw.uniform(0, 0.98))
        deed = Deed("load", command("load", inbox, "--home", self.world.home), self.world.chain)
        assert self.world.run(deed).code == 2

    def clock_set_back(self) -> None:
        """The clock goes back by up to ten years, and a load comes."""
        now = datetime.now(UTC) - timedelta(days=self.draw.randrange(1, 3650))
        deed = self.any_load()
        ((unit, version),) = deed.hands_in
        handed = discover([self.world.ledgers.inbox(unit, version)], None, None, None, None)
        home = Home(self.world.home, now=lambda: now)

        def work() -> None:
            deliver(home, handed, Options(accept_fewer=True), None)

        self.acknowledged(Deed("load", work, deed.after, deed.hands_in))

    def two_loaders(self) -> None:
        """Two villages at the same moment: one waits for the other, both are in."""
        first, second = self.draw.sample(range(len(UNITS)), 2)
        one = self.world.load(first, self.draw.choice(VERSIONS))
        other = self.world.load(second, self.draw.choice(VERSIONS))
        ended = [child.ended() for child in [Child.of(deed.work) for deed in (one, other)]]
        assert all(each.is_acknowledged for each in ended), ended
        state = list(self.world.state)
        for deed in (one, other):
            ((unit, version),) = deed.hands_in
            state[unit] = version
        after = [(state[0], state[1], state[2])]
        # which came first nobody can say
        between = [deed.after[-1:] for deed in (one, other) if deed.after is not self.world.chain]
        middle = tuple(state for last in between for possible in last for state in possible)
        both = [*self.world.chain, *([middle] if len(between) == 2 else [])]
        chain = [*both, tuple(after)] if between else self.world.chain
        self.world.ended(Deed("both", one.work, chain, one.hands_in + other.hands_in), ended[0])

    def readers_beside_a_loader(self) -> None:
        """Readers that look all the time see the state before or the one after."""
        deed = self.any_load()
        ends = self.world.home / "reading"
        ends.touch()
        readers = [Child.of(lambda: _read(self.world.home, ends)) for _ in range(2)]
        loader = Child.of(deed.work).ended()
        ends.unlink()
        seen = {line for reader in readers for line in _lines(reader)}
        before = self.world.expected(self.world.state)[0]["issues"]
        self.world.ended(deed, loader)
        after = self.world.expected(self.world.state)[0]["issues"]
        assert seen <= {str(before), str(after)}, seen

    def any_load(self) -> Deed:
        """A village's version."""
        return self.world.load(self.draw.randrange(len(UNITS)), self.draw.choice(VERSIONS))

    def any_deed(self) -> Deed:
        """Loads mostly; a rebuild, a rollback, a backup, a look into the inbox."""
        kind = self.draw.choice(["load", "load", "load", "watch", "rebuild", "rollback", "backup"])
        if kind == "watch":
            unit = self.draw.randrange(len(UNITS))
            higher = [version for version in VERSIONS if version > self.world.state[unit]]
            return self.world.watch(unit, self.draw.choice(higher)) if higher else self.any_load()
        if kind == "backup":
            return self.world.backup(self.disk.folder / "backup.tar")
        return {"load": self.any_load, "rebuild": self.world.rebuild, "rollback": self.world.rollback}[kind]()

    def acknowledged(self, deed: Deed) -> None:
        """Done, whatever was damaged before."""
        ended = Child.of(deed.work).ended()
        assert ended.is_acknowledged, ended
        self.world.ended(deed, ended)

    def damage(self, path: Path) -> None:
        """Cut off, gone, emptied, or some bits flipped."""
        how = self.draw.choice(["cut", "gone", "flipped", "flipped"])
        content = bytearray(path.read_bytes())
        if how == "gone":
            path.unlink()
            return
        if how == "cut":
            content = content[: self.draw.randrange(len(content))]
        else:
            for _ in range(self.draw.choice([1, 20, 400])):
                content[self.draw.randrange(len(content))] ^= 1 << self.draw.randrange(8)
        path.write_bytes(content)

    def whole_backups(self) -> None:
        """A backup that is there is whole, and holds all that was acknowledged before it began."""
        path = self.disk.folder / "backup.tar"
        if path.exists():
            with tarfile.open(path) as archive:
                assert archive.getnames()[-1] == "CURRENT"
            path.unlink()


def _shown(home: Path) -> list:
    """What a page would count now, and whether it would say that this isn't the current snapshot."""
    warehouse = Warehouse(home)
    count = "select count(*)::varchar, sum(hash(kept)::hugeint)::varchar from (select {} from issues) as kept"
    try:
        columns = "* exclude (submission)"
        found = warehouse.steadily(lambda: list(warehouse.query(count.format(columns))[0]))
        return [found, warehouse.instead_of is not None]
    except NoWarehouse:
        return [None, True]


def _read(home: Path, ends: Path) -> None:
    """Answers in a row while the file `ends` is there, at least one."""
    while True:
        print(answers(home)["issues"])
        if not ends.exists():
            return


def _lines(reader: Child) -> Iterator[str]:
    ended = reader.ended()
    assert ended.code == 0, ended.err
    return iter(ended.out.splitlines())
