"""Attributes whose names hold a hyphen, which Python's keywords can't."""

from typing import Any


def aria(**names: str) -> dict[str, Any]:
    """`aria-…` attributes: what is read out."""
    return {f"aria-{name}": value for name, value in names.items()}


def data(**names: str) -> dict[str, Any]:
    """`data-…` attributes: what assets/minqing.js listens for."""
    return {f"data-{name}": value for name, value in names.items()}
