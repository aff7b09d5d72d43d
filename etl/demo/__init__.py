"""Seeded generators of the demo places: their ledgers, as the messy files such places hand in."""

from etl.demo.place import PLACES, write_place

__all__ = ["PLACES", "write_place"]
