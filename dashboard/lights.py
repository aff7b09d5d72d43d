"""Lights of dated things: a shape, its word and, from the shape, its colour, the same everywhere."""

from collections.abc import Mapping
from typing import Literal

Light = Literal["done", "due", "late", "none"]
"""Done in time; done late, or running out; missed; nothing due yet."""

SHAPES: Mapping[Light, str] = {"done": "●", "due": "▲", "late": "■", "none": "○"}
_LIGHTS = {shape: light for light, shape in SHAPES.items()}


def lit(light: Light, words: str) -> str:
    """The words behind the light's shape."""
    return f"{SHAPES[light]} {words}"


def light_of(text: object) -> Light | None:
    """The light whose shape a text begins with; None where it is no light."""
    return _LIGHTS.get(text[:1]) if isinstance(text, str) else None
