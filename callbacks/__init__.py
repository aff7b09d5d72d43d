"""Callbacks: thin, split by gesture. One reads the address and shows its page; the rest only write it."""

from dash import Dash

from callbacks import badge, drill, listing, navigation, scopebar
from callbacks.navigation import PageAt
from dashboard.warehouse import Warehouse


def register(app: Dash, warehouse: Warehouse, page_at: PageAt) -> None:
    """Every callback of the app."""
    navigation.register(app, page_at)
    listing.register(app, warehouse)
    badge.register(app, warehouse)
    drill.register(app)
    scopebar.register(app)
