"""Which demo places there are, and the one way to write them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from etl.demo import hanbin, longwan, ronggui, wuxue, xihu
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
    "longwan": Place("温州市龙湾区", "Longwan, Wenzhou", ("complete",), longwan.write),
    "wuxue": Place("武穴市", "Wuxue, Huanggang", ("complete",), wuxue.write),
    "xihu": Place("常州市武进区西湖街道", "Xihu Street, Changzhou", ("complete",), xihu.write),
    "ronggui": Place("佛山市顺德区容桂街道", "Ronggui Street, Foshan", ("complete",), ronggui.write),
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
