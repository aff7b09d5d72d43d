"""Hanbin: three levels of stations and of issue ledgers, rebuilt from its published report."""

import json
from dataclasses import asdict
from pathlib import Path

from etl.demo.ground import ground
from etl.demo.hanbin import budgets, deputies, opinions, projects
from etl.demo.hanbin.damage import Planted, damaged
from etl.demo.hanbin.inbox import write_inbox
from etl.demo.hanbin.ledgers import ledgers
from etl.demo.hanbin.reviews import write_reviews
from etl.demo.ledger import Source, write_ledgers
from etl.demo.material import published

ANSWERS = ".planted.json"

# one entry a family, beside the stations, receptions and issues of `ledgers`
LEDGERS: tuple[Source, ...] = (
    deputies.ledgers,
    projects.ledgers,
    opinions.ledgers,
    budgets.ledgers,
)


def write(folder: Path, variant: str) -> None:
    """Write Hanbin's inbox tree into the folder; for `damaged` also what was planted, as `.planted.json`.

    Each of its `leaks` has the rule that must find it, issue (its key in the warehouse), and the row_key,
    file, sheet and row where it shows.
    """
    target = published("hanbin")
    held = ledgers(target)
    planted: list[Planted] = []
    if variant == "damaged":
        held, planted = damaged(target, held)
    places = write_inbox(target, held, folder)
    write_reviews(target, held, folder)
    write_ledgers(ground("hanbin"), LEDGERS, folder)
    if variant == "damaged":
        leaks = [
            {
                "rule": leak.rule,
                "issue": leak.issue,
                "row_key": leak.shown_at,
                **asdict(places[leak.shown_at]),
            }
            for leak in planted
        ]
        text = json.dumps({"leaks": leaks}, ensure_ascii=False, indent=2)
        (folder / ANSWERS).write_text(text + "\n", encoding="utf-8")
