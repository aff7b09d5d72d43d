"""The quarterly deck: the pages' cards as native, editable 16:9 slides."""

from dashboard.slides.deck import write_deck

__all__ = ["write_deck"]
