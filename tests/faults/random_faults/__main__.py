"""`python -m tests.faults.random_faults FOLDER --faults 20 --seed 1`: what happened; `whole` at the end."""

import time
from collections import Counter
from pathlib import Path
from random import Random

import click

from tests.faults.random_faults.children import Child, command
from tests.faults.random_faults.disk import Disk, is_above_rights
from tests.faults.random_faults.faults import Faults
from tests.faults.random_faults.ledgers import Ledgers
from tests.faults.random_faults.world import World


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--faults", "count", default=20)
@click.option("--seed", default=1)
def main(folder: Path, count: int, seed: int) -> None:
    """So many random faults, of every kind in turn; each is followed by a look at everything."""
    folder.mkdir(parents=True, exist_ok=True)
    disk = Disk(folder / "disk")
    world = World(disk.folder / "home", Ledgers(folder))
    began = time.monotonic()
    assert world.run(world.load(0, 1)).is_acknowledged
    deed = world.load(1, 1)
    halfway = time.monotonic()
    child = Child.of(deed.work).ended()
    faults = Faults(world, disk, Random(seed), time.monotonic() - halfway)
    world.ended(deed, child)
    kinds = [kind for kind in faults.kinds if kind != "unreadable folder" or not is_above_rights()]
    happened: Counter[str] = Counter()
    while happened.total() < count:
        # kills are half of all: there are many moments, and one way to be cut off
        kind = "killed" if happened.total() % 2 else kinds[happened.total() // 2 % len(kinds)]
        click.echo(f"{happened.total() + 1} {kind}, in force {world.state}")
        faults.kinds[kind]()
        happened[kind] += 1
    ended = Child.of(command("verify", "--home", world.home)).ended()
    assert ended.code == 0, ended.out
    lasted = time.monotonic() - began
    told = f"{lasted:.0f} s, disk of its own: {disk.is_own}, rights override: {is_above_rights()}"
    click.echo(f"{dict(happened)}, {told}")
    click.echo("whole")


if __name__ == "__main__":
    main()
