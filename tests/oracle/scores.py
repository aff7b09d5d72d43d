"""One published scheme counted with tally marks: no product code, no SQL."""

from collections.abc import Iterable
from decimal import Decimal

Told = tuple[str, str | None, bool | None, bool | None, bool | None]
PLAIN = {  # kinds: first, further, cap
    ("session",): (15, 0, 15),
    ("meeting",): (3, 1, 5),
    ("training",): (3, 1, 5),
    ("topical_study",): (4, 1, 6),
    ("inspection", "study", "law_enforcement_check"): (6, 1, 10),
    ("reception",): (4, 2, 12),
    ("dispute",): (5, 1, 8),
    ("poverty_help",): (5, 1, 8),
    ("good_deed",): (5, 1, 8),
    ("public_welfare",): (5, 1, 8),
    ("other",): (5, 0, 5),
}


def ruzhou(records: Iterable[Told]) -> int:
    """The points, in hundredths, of one deputy's records: kind, role, verified, attended, invited."""
    kept = [
        (kind, role)
        for kind, role, verified, attended, invited in records
        if verified and (attended or (attended is None and not invited))
    ]
    total = Decimal(0)
    for kinds, (first, further, cap) in PLAIN.items():
        times = sum(kind in kinds for kind, _role in kept)
        if times:
            total += min(cap, first + further * (times - 1))
    seconded = kept.count(("suggestion", "seconder"))
    led = sum(kind == "suggestion" for kind, _role in kept) - seconded
    total += min(10, (6 + 2 * (led - 1) if led else 0) + min(4, seconded))
    for kind in ("written_report", "report_to_voters"):
        if any(kind == met for met, _role in kept):
            total += Decimal("2.5")
    return int(total * 100)
