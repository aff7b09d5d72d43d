"""Which demo places there are, and the one way to write them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from etl.demo import hanbin
from etl.errors import Refused


@dataclass(frozen=True)
class Place:
    """A demo place: its names, the variants it can be written in, and its writer."""

    zh: str
    en: str
    variants: tuple[str, ...]
    write: Callable[[Path, str], None]


PLACES = {
    "hanbin": Place("安康市汉滨区", "Hanbin, Ankang", ("complete", "damaged"), hanbin.write),
}


def write_place(place: str, folder: Path, variant: str = "complete") -> Path:
    """Write the place's ledgers as an inbox tree <folder>/<unit>/<period>/<file>; the folder.

    The same place and variant give the same bytes every time; Refused where there is no such one.
    """
    known = PLACES.get(place)
    if known is None:
        raise Refused(f"没有演示地区“{place}”，可选：{'、'.join(PLACES)}")
    if variant not in known.variants:
        raise Refused(f"演示地区 {place} 没有版本“{variant}”，可选：{'、'.join(known.variants)}")
    folder.mkdir(parents=True, exist_ok=True)
    known.write(folder, variant)
    return folder
