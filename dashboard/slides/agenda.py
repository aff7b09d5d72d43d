"""Which cards a deck shows, from data/policy/slides.toml."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.cards.card import Card
from dashboard.errors import DashboardError
from dashboard.pages import PAGES
from dashboard.policy import FOLDER


class BadAgenda(DashboardError):
    """data/policy/slides.toml names a page or a card that doesn't exist, or breaks the form."""

    def __init__(self, why: str) -> None:
        super().__init__(f"slides.toml：{why}", f"slides.toml: {why}")


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    agenda: dict[str, tuple[str, ...]]
    together: tuple[tuple[str, str], ...] = ()


class Agenda:
    """The cards of a deck in order, and which of them share a slide."""

    def __init__(self, written: _Written) -> None:
        known = {page.id: {card.id: card for card in page.cards} for page in PAGES}
        for page, names in written.agenda.items():
            missing = [name for name in names if name not in known.get(page, {})]
            if missing or page not in known:
                raise BadAgenda(f"[agenda] {page}: {', '.join(missing) or page}")
        pairs = [(page.id, name) for page in PAGES for name in written.agenda.get(page.id, ())]
        self.cards: tuple[Card, ...] = tuple(known[page][name] for page, name in pairs)
        self._partners = dict(written.together)
        strangers = {*self._partners, *self._partners.values()} - {card.id for card in self.cards}
        if strangers:
            raise BadAgenda(f"together: {', '.join(sorted(strangers))}")

    def arranged(self) -> list[tuple[Card, ...]]:
        """The cards slide by slide: those that share one together, at the place of the first."""
        by_name = {card.id: card for card in self.cards}
        followers = set(self._partners.values())
        return [
            (card, by_name[self._partners[card.id]]) if card.id in self._partners else (card,)
            for card in self.cards
            if card.id not in followers
        ]


def read_agenda(path: Path) -> Agenda:
    """The agenda in a policy file. BadAgenda."""
    try:
        return Agenda(_Written.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as fault:
        raise BadAgenda(str(fault)) from fault


@cache
def agenda() -> Agenda:
    """The agenda in force."""
    return read_agenda(FOLDER / "slides.toml")
