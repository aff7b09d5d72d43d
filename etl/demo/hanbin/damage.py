"""Leaks planted in Hanbin's ledgers, so that the conservation check can be seen to find them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from etl.demo.chance import stream
from etl.demo.hanbin.entries import Entry
from etl.demo.hanbin.ledgers import Ledgers
from etl.demo.material import Published

Check = Literal["escalation_never_arrives", "arrival_from_nowhere", "arrival_double"]

_LOST_IN_TOWNS, _FROM_NOWHERE, _DOUBLES = 3, 2, 2


@dataclass(frozen=True)
class Planted:
    """One leak: the check that must find it, the issue's key in the warehouse, the key of its row."""

    rule: Check
    issue: str
    shown_at: str


def damaged(target: Published, held: Ledgers) -> tuple[Ledgers, list[Planted]]:
    """The ledgers with leaks, and what was planted.

    Three escalations are lost on the way to towns and one to the county; two arrivals come from nowhere and
    two come twice.
    """
    random = stream(target.seed, "damage")
    issues = {unit: list(entries) for unit, entries in held.issues.items()}
    towns = [town.code for town in held.towns if town.code in issues]
    settled = [entry for unit in towns for entry in issues[unit] if not entry.row["escalated_county"]]
    chosen = random.sample(settled, _LOST_IN_TOWNS + _FROM_NOWHERE + _DOUBLES)
    lost, copied = chosen[:_LOST_IN_TOWNS], chosen[_LOST_IN_TOWNS:]
    at_county = random.choice(
        [e for e in issues[target.region] if e.sender and e.row.get("resolved") and not e.row["reopened"]]
    )
    planted = [*_losses(lost, issues), *_losses([at_county], issues)]
    events = [event for event in held.events if event["issue"] != at_county.id]
    planted += _strangers(random, copied[:_FROM_NOWHERE], issues)
    planted += _doubles(copied[_FROM_NOWHERE:], issues)
    return replace(held, issues=issues, events=events), planted


def _losses(entries: Sequence[Entry], issues: dict[str, list[Entry]]) -> Iterator[Planted]:
    """Strike rows from their receiver's ledger: the sender's word stands alone."""
    by_key = {entry.key: entry for ledger in issues.values() for entry in ledger}
    for entry in entries:
        issues[entry.unit].remove(entry)
        sender = entry.sender or entry.key
        yield Planted("escalation_never_arrives", first_key(by_key, sender), sender)


def _strangers(random: Random, models: Sequence[Entry], issues: dict[str, list[Entry]]) -> Iterator[Planted]:
    """Add rows to town ledgers that name a number their village never gave."""
    for model in models:
        village = (model.sender or "").partition("/")[0]
        number = f"{900 + random.randrange(99):03d}"
        entry = _appended(model, f"{village}/{number}", issues)
        yield Planted("arrival_from_nowhere", entry.key, entry.key)


def _doubles(models: Sequence[Entry], issues: dict[str, list[Entry]]) -> Iterator[Planted]:
    """Enter an arrival a second time, under a new number."""
    for model in models:
        entry = _appended(model, model.sender or "", issues)
        yield Planted("arrival_double", model.sender or "", entry.key)


def _appended(model: Entry, sender: str, issues: dict[str, list[Entry]]) -> Entry:
    ledger = issues[model.unit]
    number = f"{max(int(entry.id) for entry in ledger) + 1:03d}"
    ledger.append(Entry(model.unit, number, model.row | {"id": number, "from_issue": sender}, sender))
    return ledger[-1]


def first_key(by_key: dict[str, Entry], key: str) -> str:
    """The key under which the warehouse knows the issue of that row: that of the lowest row it came from."""
    while (sender := by_key[key].sender) is not None:
        key = sender
    return key
