"""Names of towns and villages -> codes, from the product's own org tables, to read who a title is about."""

import csv
from collections import defaultdict
from functools import lru_cache

from etl.paths import ORGANISATION

_ENDINGS = (
    "村民委员会",
    "居民委员会",
    "社区居委会",
    "村委会",
    "居委会",
    "街道办事处",
    "街道",
    "社区",
    "村",
    "镇",
    "乡",
)


class Gazetteer:
    """Finds the one region a text names: a village with its town, or where its name is unique."""

    def __init__(self, regions: dict[str, str]) -> None:
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for code, name in regions.items():
            for form in {name, _short(name)}:
                if len(form) >= 2:
                    self._by_name[form].add(code)
        self._longest = sorted(self._by_name, key=len, reverse=True)

    def code_in(self, text: str) -> str | None:
        """The 12-digit code of the lowest region all names in the text agree on, None if they don't."""
        found = set[str]()
        left = text
        for name in self._longest:
            if name in left:
                left = left.replace(name, " ")
                found |= self._by_name[name]
        found = {code for code in found if not code.endswith("00000000")}  # every title may name the province
        counties = {code for code in found if code.endswith("000000")}
        towns = _inside({code for code in found if code.endswith("000")} - counties, counties, 6)
        villages = _inside({code for code in found if not code.endswith("000")}, counties, 6)
        if towns:
            return _only(_inside(villages, towns, 9) & villages) or _only(towns)
        return _only(villages) or (None if villages else _only(counties))


def _inside(codes: set[str], parents: set[str], digits: int) -> set[str]:
    """The codes that lie in one of the parents; all of them where there is no parent."""
    prefixes = {parent[:digits] for parent in parents}
    return {code for code in codes if not parents or code[:digits] in prefixes}


def _only(codes: set[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _short(name: str) -> str:
    for ending in _ENDINGS:
        if name.endswith(ending) and ending not in ("村", "镇", "乡", "社区", "街道"):
            return (
                name.removesuffix(ending) + {"村": "村", "社": "社区", "居": "社区", "街": "街道"}[ending[0]]
            )
    return name


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The regions of every org table in data/org."""
    regions: dict[str, str] = {}
    for path in sorted(ORGANISATION.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("code") and row.get("name"):
                    regions[row["code"].ljust(12, "0")] = row["name"]
    return Gazetteer(regions)
