"""What a deck shows is a policy file that says what is wrong with it."""

from pathlib import Path

import pytest

from dashboard.pages import DATA, PAGES
from dashboard.slides.agenda import BadAgenda, agenda, read_agenda


def test_every_page_with_cards_has_its_slides() -> None:
    shown = {card.id for card in agenda().cards}
    for page in PAGES:
        if page.cards and page is not DATA:  # how the data came in is no matter for a meeting
            own = [card.id for card in page.cards if card.id in shown]
            assert 1 <= len(own) <= 12, page.id


def test_a_meeting_can_bear_it() -> None:
    assert len(agenda().arranged()) <= 60


def test_every_card_stands_once() -> None:
    slides = [card.id for together in agenda().arranged() for card in together]
    assert sorted(slides) == sorted(card.id for card in agenda().cards)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('[agenda]\nissues = ["nothing"]', "nothing"),
        ('[agenda]\nnowhere = ["level_flow"]', "nowhere"),
        ('together = [["level_flow", "late"]]\n[agenda]\nissues = ["level_flow"]', "late"),
        ("agenda = 3", "agenda"),
        ("[agenda", "slides.toml"),
    ],
)
def test_a_wrong_agenda_says_what_is_wrong(tmp_path: Path, written: str, told: str) -> None:
    path = tmp_path / "slides.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(BadAgenda, match=told):
        read_agenda(path)
